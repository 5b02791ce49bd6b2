import type {
  StoredDecision,
  StoredOutcome,
  StoredSecondOpinion,
} from '../../lambda/router/records/schema/stored-record';
import { jurisdictionOf } from '../../lib/config/facts/regions';
import type { DataClass } from '../../policy/data-class';

/** The records of one request in sentences: why that model answered, or none. */
export function story(
  decision: StoredDecision,
  outcome: StoredOutcome | undefined,
  secondOpinion?: StoredSecondOpinion,
): string {
  return [
    `Decision ${decision.decisionId}, ${decision.time}`,
    '',
    requested(decision),
    sensitivity(decision),
    ...(secondOpinion ? [opinionAsked(secondOpinion)] : []),
    '',
    considered(decision),
    ...decision.candidates.map(({ kept, words }) => `  ${kept ? 'kept   ' : 'refused'}  ${words}`),
    chosen(decision),
    '',
    ...(outcome ? happened(outcome) : ['No outcome is recorded: how this request ended is unknown.']),
    '',
    `Decided by policy ${decision.policyHash.slice(0, 12)}, code ${decision.codeVersion}, in account ${decision.account}, ${decision.region}.`,
    `Request ${decision.requestId} in the API's access log. Record ${decision.chain.sequence} of writer ${decision.chain.writer}.`,
    `Prompt: ${decision.promptDigest ?? 'not read, so no digest'}.`,
    `Answer: ${outcome?.answerDigest ?? 'no digest'}.`,
  ].join('\n');
}

const requested = ({ caller, principal, requestedModel, lane, deployment }: StoredDecision) =>
  `Caller ${caller} (${principal}) requested ${
    requestedModel === 'unknown' ? 'no model that this deployment has' : `model ${requestedModel}`
  } on the ${lane} lane of ${deployment}.`;

function sensitivity({ dataClass, findings, residency, ...record }: StoredDecision): string {
  const { floor, declared, detected, effective } = dataClass;
  const said = declared === null ? 'nothing' : declared === 'unknown' ? UNKNOWN : declared;
  return [
    `It counted as ${effective}: the caller's floor is ${floor}; it declared ${said}; ${detection(findings, detected)}.`,
    `No data of this deployment may travel further than ${residency}.`,
    ...widerHome(record),
  ].join('\n');
}

/** A sentence where more than the jurisdiction of the region counted as home. */
function widerHome({ region, jurisdiction = [] }: Pick<StoredDecision, 'region' | 'jurisdiction'>): string[] {
  const own = jurisdictionOf(region);
  const added = jurisdiction.filter((name) => name !== own);
  if (added.length === 0) return [];
  return [
    `Geography was wider than ${own ?? 'unknown'}, the jurisdiction of ${region}: ${added.join(', ')} counted as home too.`,
  ];
}

const opinionAsked = ({ time, host, boundary, regions, dataClass }: StoredSecondOpinion) =>
  `Its text was sent to ${host} for a second opinion, recorded ${time}: boundary ${boundary}, ${regions.join(', ')}; until then it counted as ${dataClass.effective}.`;

const UNKNOWN = 'an unknown class, which counts as restricted';

function detection(findings: StoredDecision['findings'], detected: DataClass | null): string {
  if (!findings) return detected ? `the detector failed, which counts as ${detected}` : 'no detector ran';
  const found = findings.map(({ type, count }) => `${count} × ${type}`).join(', ') || 'nothing';
  return `detected: ${found}${detected ? ` (${detected})` : ''}`;
}

const considered = ({ candidates }: StoredDecision) =>
  candidates.length > 0 ? 'Considered:' : 'No model was considered: the request could not be understood.';

function chosen({ order, refusal }: StoredDecision): string {
  if (refusal) return `Decision: no model may answer; the client was given ${refusal}.`;
  return `Decision: call ${order.join(', then ')}.`;
}

function happened(outcome: StoredOutcome): string[] {
  const { attempts, model, host, boundary, regions, finishReason, error, totalMs, firstByteMs } = outcome;
  const failed = attempts.filter(({ reason }) => reason !== null);
  const where = regions.includes('*') ? 'any commercial region' : regions.join(', ');
  return [
    ...failed.map((tried) => `${tried.model} gave no answer: ${tried.reason} after ${tried.ms} ms.`),
    ...(model ? [`${model} answered: host ${host}, boundary ${boundary}, processed in ${where}.`] : []),
    `Outcome: ${outcome.outcome}${error ? `, ${error}` : ''}${finishReason ? `, ended by ${finishReason}` : ''}; first byte after ${firstByteMs ?? '?'} ms, all after ${totalMs} ms.`,
    ...usage(outcome),
  ];
}

function usage({ inputTokens, outputTokens, costUsd }: StoredOutcome): string[] {
  if (inputTokens === null || outputTokens === null) return [];
  const cost = costUsd === null ? '' : `; ${costUsd} USD at list price`;
  return [`${inputTokens} tokens in, ${outputTokens} tokens out${cost}.`];
}
