import { columns } from '../command-line/columns';
import type { Estimate } from './estimate';
import type { Explanation } from './explanation';

/** An explanation as text: what the request is, what was considered, and what would happen. */
export function inWords(explanation: Explanation): string {
  const { deployment, lane, caller, endpoint, task, dataClass } = explanation;
  return [
    `${deployment}, ${lane} lane, caller ${caller}`,
    '',
    `Endpoint   ${endpoint}, answered by models for ${task}`,
    `Class      ${dataClass.effective} (${signals(explanation)})`,
    `Detected   ${detected(explanation)}`,
    ...documents(explanation),
    ...(explanation.secondOpinion ? [SECOND_OPINION] : []),
    `Needs      ${needs(explanation)}`,
    '',
    ...candidates(explanation),
    ...estimates(explanation),
    choice(explanation),
    ...kept(explanation),
  ].join('\n');
}

const SECOND_OPINION =
  'Opinion    the router would ask Comprehend first, which can only raise the class; it is not asked here';

function signals({ dataClass: { floor, declared, detected: found } }: Explanation): string {
  return [
    `floor ${floor}`,
    `declared ${declared ?? 'nothing'}`,
    ...(found === null ? [] : [`detected ${found}`]),
  ].join(', ');
}

function detected({ findings }: Explanation): string {
  if (findings === null) return 'the request was not searched';
  if (findings.length === 0) return 'nothing';
  return findings.map(({ type, count }) => `${type} ${count}`).join(', ');
}

function documents({ documents: count }: Explanation): readonly string[] {
  return count === null ? [] : [`Documents  ${count.read} read, ${count.unread} not read whole`];
}

function needs({ needs: list }: Explanation): string {
  if (list === null) return 'the request could not be read';
  if (list.length === 0) return 'no ability besides text';
  return list.map(({ ability, field }) => `${ability} (${field})`).join(', ');
}

function candidates({ candidates: list }: Explanation): readonly string[] {
  if (list.length === 0) return [];
  const rows = list.map(({ model, kept, reason, words, position }) => [
    kept ? `${(position ?? 0) + 1}.` : '-',
    model,
    kept ? 'kept' : 'refused',
    reason,
    words,
  ]);
  const able = list.map(({ model, abilities }) => [model, abilities.join(', ') || 'none']);
  return ['Considered', ...columns(rows, '  '), '', 'Abilities', ...columns(able, '  '), ''];
}

function estimates({ estimates: list }: Explanation): readonly string[] {
  if (list.length === 0) return [];
  const rows = list.map((estimate) => [
    estimate.model,
    `prompt about ${estimate.promptTokens} tokens`,
    answer(estimate),
    cost(estimate),
  ]);
  return ['Estimated', ...columns(rows, '  '), ''];
}

const answer = ({ mostAnswerTokens, answers }: Estimate): string =>
  mostAnswerTokens === 0
    ? 'an answer of vectors'
    : `answer at most ${mostAnswerTokens}${answers > 1 ? `, ${answers} calls` : ''}`;

const cost = ({ mostUsd }: Estimate): string =>
  mostUsd === null ? 'no price for each token' : `at most ${mostUsd.toFixed(6)} USD at list price`;

function choice({ order, refusal }: Explanation): string {
  if (refusal) {
    const { status, code, param, message } = refusal;
    return `Refused    ${status} ${code}${param === null ? '' : `, param ${param}`}: ${message}`;
  }
  const [first, ...others] = order;
  return `Choice     ${first}${others.length > 0 ? `; if it fails before its first event: ${others.join(', ')}` : ''}`;
}

/** What the answer of the choice would not follow, or not as it was asked for. */
function kept({ dropped, clamped }: Explanation): readonly string[] {
  return [
    ...(dropped.length > 0 ? [`Dropped    ${dropped.join(', ')} (x-dropped)`] : []),
    ...(clamped.length > 0 ? [`Clamped    ${clamped.join(', ')} (x-clamped)`] : []),
  ];
}
