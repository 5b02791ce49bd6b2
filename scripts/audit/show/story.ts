import type {
  StoredDecision,
  StoredOutcome,
  StoredSecondOpinion,
} from '../../../lambda/router/records/schema/stored-record';
import { jurisdictionOf } from '../../../lib/config/facts/regions';
import type { DataClass } from '../../../policy/data-class';
import { opinionInWords } from './opinion-in-words';
import { outcomeInWords } from './outcome-in-words';

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
    sensitivity(decision, secondOpinion),
    ...(secondOpinion ? [opinionInWords(secondOpinion, decision)] : []),
    '',
    considered(decision),
    ...decision.candidates.map(({ kept, words }) => `  ${kept ? 'kept   ' : 'refused'}  ${words}`),
    chosen(decision),
    '',
    ...(outcome ? outcomeInWords(outcome) : ['No outcome is recorded: how this request ended is unknown.']),
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

function sensitivity(
  { dataClass, findings, residency, ...record }: StoredDecision,
  secondOpinion: StoredSecondOpinion | undefined,
): string {
  const failed = secondOpinion?.findings ? 'the second opinion' : 'the detector';
  const { floor, declared, detected, effective } = dataClass;
  const said = declared === null ? 'nothing' : declared === 'unknown' ? UNKNOWN : declared;
  return [
    `It counted as ${effective}: the caller's floor is ${floor}; it declared ${said}; ${detection(findings, detected, failed)}.`,
    ...documentsIn(record),
    `No data of this deployment may travel further than ${residency}.`,
    ...widerHome(record),
  ].join('\n');
}

/** A sentence where the request has documents. */
function documentsIn({ documents }: Pick<StoredDecision, 'documents'>): string[] {
  if (!documents) return [];
  const { read, unread } = documents;
  return [`Of its documents, the detector read ${read} whole; ${unread} it could not read, or not whole.`];
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

const UNKNOWN = 'an unknown class, which counts as restricted';

function detection(findings: StoredDecision['findings'], detected: DataClass | null, failed: string): string {
  if (!findings) return detected ? `${failed} failed, which counts as ${detected}` : 'no detector ran';
  const found = findings.map(({ type, count }) => `${count} × ${type}`).join(', ') || 'nothing';
  return `detected: ${found}${detected ? ` (${detected})` : ''}`;
}

function considered({ candidates, refusal }: StoredDecision): string {
  if (candidates.length > 0) return 'Considered:';
  const why = refusal === 'stopped' ? 'ended before its second opinion came' : 'could not be understood';
  return `No model was considered: the request ${why}.`;
}

function chosen({ order, refusal }: StoredDecision): string {
  if (refusal === 'stopped') return 'Decision: none; no model may answer a request that has ended.';
  if (refusal) return `Decision: no model may answer; the client was given ${refusal}.`;
  return `Decision: call ${order.join(', then ')}.`;
}
