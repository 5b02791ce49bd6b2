import type { AuditFinding } from '../audit-finding';
import { promptEvidence, type RequestRecords, textEvidence } from './evidence';
import { promptFaultWords, textFaultWords } from './fault-words';
import type { Paired } from './pair-records';
import { COUNTED, type Counted, promptVerdict, textVerdict } from './verdict';

export interface ReconciledOutcomes {
  readonly findings: readonly AuditFinding[];
  readonly notAccepted: NotAccepted;
}

/** How many requests were refused because a record of theirs was not accepted, by what models had of them. */
export interface NotAccepted extends Readonly<Record<Counted, number>> {
  /** How many of those that the other numbers count had their text released for a second opinion, with its record. */
  readonly textReleased: number;
}

/** The faults of a record that may still be on its way. */
const ON_THEIR_WAY: readonly string[] = ['no-outcome', 'no-decision', 'no-opinion', 'notShown'];

/**
 * What the records of each request show: decisions without an outcome; outcomes and second opinions without a decision;
 * calls beyond the account, and answers, whose record was not accepted (I8). By design a request whose decision was not
 * accepted has no outcome if it called no model, and an outcome without a decision if it called one inside the account.
 *
 * @param before requests decided later may still be answered, or their records still be on their way
 * @param statuses what the router answered, by request id, as the access log says
 */
export function reconcileOutcomes(
  paired: Paired,
  before: Date,
  statuses: ReadonlyMap<string, number> = new Map(),
): ReconciledOutcomes {
  const findings: AuditFinding[] = [];
  const count = Object.fromEntries(COUNTED.map((each) => [each, 0])) as Record<Counted, number>;
  let textReleased = 0;
  for (const { request, where } of requestsOf(paired, statuses)) {
    const evidence = promptEvidence(request, paired.place);
    const verdict = promptVerdict(evidence);
    const text = textEvidence(request, paired.place);
    const textFault = text ? textVerdict(text) : 'sound';
    const waits = (what: string) => ON_THEIR_WAY.includes(what) && isYoung(request, before);

    if (isCounted(verdict)) {
      if (waits(verdict)) continue;
      count[verdict]++;
      if (text && text.opinion !== 'not-accepted') textReleased++;
    } else if (verdict !== 'sound' && !waits(verdict)) {
      findings.push({ where, ...promptFaultWords(verdict, request, evidence) });
    }
    if (textFault !== 'sound' && !waits(textFault)) {
      findings.push({ kind: textFault, where, words: textFaultWords(textFault, request) });
    }
  }
  return { findings, notAccepted: { ...count, textReleased } };
}

const isCounted = (verdict: string): verdict is Counted => (COUNTED as readonly string[]).includes(verdict);

interface FoundRequest {
  readonly request: RequestRecords;
  /** Where its last record is. */
  readonly where: string;
}

function* requestsOf(
  { secondOpinions, decisions, outcomes }: Paired,
  statuses: ReadonlyMap<string, number>,
): Generator<FoundRequest> {
  for (const id of new Set([...decisions.keys(), ...outcomes.keys(), ...secondOpinions.keys()])) {
    const [secondOpinion, decision, outcome] = [secondOpinions.get(id), decisions.get(id), outcomes.get(id)];
    const requestId = (decision ?? secondOpinion)?.record.requestId;
    const request = {
      secondOpinion: secondOpinion?.record,
      decision: decision?.record,
      outcome: outcome?.record,
      status: requestId === undefined ? undefined : statuses.get(requestId),
    };
    yield { request, where: (outcome ?? decision ?? secondOpinion)?.where ?? id };
  }
}

/** Whether the first record of a request is younger than the grace. A request with an outcome has ended. */
function isYoung({ secondOpinion, decision, outcome }: RequestRecords, before: Date): boolean {
  const first = secondOpinion ?? decision;
  return outcome === undefined && first !== undefined && new Date(first.time) >= before;
}
