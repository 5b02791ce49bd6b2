import type { AuditRecord } from '../../lambda/router/records/audit-record';
import type { DecisionRecord } from '../../lambda/router/records/decision-record';
import type { OutcomeRecord } from '../../lambda/router/records/outcome-record';
import type { SecondOpinionRecord } from '../../lambda/router/records/second-opinion-record';

/**
 * One readable line for one audit record. A decision says which caller requested which model, and which models were
 * kept or refused, and why. An outcome, under the same id, says what then happened. A second opinion, under the same id,
 * comes before the decision.
 */
export function recordLine(record: AuditRecord): string {
  switch (record.schema) {
    case 'hybrid-llm/second-opinion/1':
      return opinionLine(record);
    case 'hybrid-llm/decision/1':
      return decisionLine(record);
    case 'hybrid-llm/outcome/1':
      return outcomeLine(record);
  }
}

const opinionLine = (record: SecondOpinionRecord) =>
  `${clock(record.time)} ${tag(record)} ${record.lane} lane  ${record.caller}, ${record.dataClass.effective} → second opinion of ${record.host} (${record.boundary})`;

function decisionLine(record: DecisionRecord): string {
  const { effective, declared } = record.dataClass;
  const dataClass = declared === effective ? effective : `${effective} (declared ${declared ?? 'nothing'})`;
  const boundaries = new Map(record.candidates.map(({ model, boundary }) => [model, boundary]));
  const chosen = record.order.map((model) => `${model} (${boundaries.get(model)})`).join(', then ');
  const refused = record.candidates
    .filter(({ kept }) => !kept)
    .map(({ model, reason }) => `${model}: ${reason}`);
  return [
    `${clock(record.time)} ${tag(record)} ${record.lane} lane`,
    `${record.caller} requests ${record.requestedModel}, ${dataClass} → ${record.refusal ?? chosen}`,
    ...(refused.length > 0 ? [`refused ${refused.join(', ')}`] : []),
  ].join('  ');
}

function outcomeLine(record: OutcomeRecord): string {
  const failed = record.attempts.filter(({ reason }) => reason !== null);
  const from = record.model === null ? '' : ` from ${record.model} at boundary ${record.boundary}`;
  return [
    `${clock(record.time)} ${tag(record)} ${record.outcome}${from} in ${Math.round(record.totalMs)} ms`,
    ...(record.outputTokens === null ? [] : [`${record.inputTokens} tokens in, ${record.outputTokens} out`]),
    ...(failed.length > 0
      ? [`failed ${failed.map(({ model, reason }) => `${model}: ${reason}`).join(', ')}`]
      : []),
    ...(record.error === null ? [] : [record.error]),
  ].join('  ');
}

const clock = (time: string) => time.slice(11, 19);
const tag = ({ decisionId }: AuditRecord) => decisionId.slice(-6);
