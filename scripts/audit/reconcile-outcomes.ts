import type {
  StoredDecision,
  StoredOutcome,
  StoredSecondOpinion,
} from '../../lambda/router/records/schema/stored-record';
import { leavesAccount } from '../../policy/boundary';
import type { AuditFinding } from './audit-finding';
import type { Paired } from './pair-records';

export interface ReconciledOutcomes {
  readonly findings: readonly AuditFinding[];
  /** Requests that were refused because their decision was not accepted, by what models had of them. */
  readonly notAccepted: {
    /** A model inside the account was called while the decision was recorded. */
    readonly calledInAccount: number;
    /** The decision names a model inside the account first, and the outcome was not accepted either. */
    readonly mayHaveCalledInAccount: number;
    /** No model was called. */
    readonly notCalled: number;
  };
}

/**
 * Decisions without an outcome; outcomes and second opinions without a decision; and calls beyond the account whose
 * decision was not accepted. By design, a request whose decision was not accepted has no outcome if it called no
 * model, and an outcome without a decision if it called one inside the account.
 *
 * @param before requests decided later may still be answered, or their records still be on their way
 */
export function reconcileOutcomes(paired: Paired, before: Date): ReconciledOutcomes {
  const { secondOpinions, decisions, outcomes, isUnacknowledged, lostLater } = paired;
  const ended = [...outcomes.values()];
  const withoutOutcome = [...decisions.values()].filter(({ record }) => !outcomes.has(record.decisionId));
  const refused = withoutOutcome.filter(({ record }) => isUnacknowledged(record));

  const open = withoutOutcome.filter(
    ({ record }) => !isUnacknowledged(record) && new Date(record.time) < before,
  );
  const orphans = ended.filter(({ record }) => !decisions.has(record.decisionId) && !isInAccount(record));
  const early = ended.filter(({ record }) => {
    const decision = decisions.get(record.decisionId)?.record;
    if (!decision || !record.attempts.some(({ boundary }) => leavesAccount(boundary))) return false;
    return record.error === NOT_ACCEPTED || isUnacknowledged(decision);
  });
  const undecided = [...secondOpinions.values()].filter(
    ({ record }) =>
      !decisions.has(record.decisionId) &&
      outcomes.get(record.decisionId)?.record.error !== NOT_ACCEPTED &&
      new Date(record.time) < before &&
      !isUnacknowledged(record) &&
      !lostLater(record),
  );
  return {
    findings: [
      ...open.map(({ where, record }) => ({ kind: 'no-outcome' as const, where, words: noOutcome(record) })),
      ...orphans.map(({ where, record }) => ({ kind: 'no-decision' as const, where, words: orphan(record) })),
      ...early.map(({ where, record }) => ({ kind: 'early-call' as const, where, words: earlyCall(record) })),
      ...undecided.map(({ where, record }) => ({
        kind: 'no-decision' as const,
        where,
        words: undecidedText(record),
      })),
    ],
    notAccepted: {
      calledInAccount: ended.filter(({ record }) => record.error === NOT_ACCEPTED && isInAccount(record))
        .length,
      mayHaveCalledInAccount: refused.filter(({ record }) => beginsInAccount(record)).length,
      notCalled: refused.filter(({ record }) => !beginsInAccount(record)).length,
    },
  };
}

/** What the client of a request is told whose decision was not accepted. */
const NOT_ACCEPTED = 'audit_unavailable';

/** Whether this is the outcome of a request whose decision was not accepted, and no call of it left the account. */
const isInAccount = ({ error, attempts }: StoredOutcome) =>
  error === NOT_ACCEPTED && !attempts.some(({ boundary }) => leavesAccount(boundary));

/** Whether the first model to be tried is inside the account: only then a call may overlap with the record. */
function beginsInAccount({ order: [first], candidates }: StoredDecision): boolean {
  return candidates.some(({ model, boundary }) => model === first && !leavesAccount(boundary));
}

const noOutcome = ({ decisionId, time, caller }: StoredDecision) =>
  `decision ${decisionId} of ${time}, caller ${caller}, has no outcome`;

const orphan = ({ decisionId, time }: StoredOutcome) =>
  `the outcome of ${time} belongs to decision ${decisionId}, which is not here`;

const earlyCall = ({ decisionId, time, attempts }: StoredOutcome) => {
  const models = attempts.filter(({ boundary }) => leavesAccount(boundary)).map(({ model }) => model);
  return `the outcome of ${time} says that ${models.join(', ')}, beyond the account, had a prompt whose decision ${decisionId} was not accepted`;
};

const undecidedText = ({ decisionId, time, host }: StoredSecondOpinion) =>
  `a text was sent to ${host} at ${time} for decision ${decisionId}, which is not here`;
