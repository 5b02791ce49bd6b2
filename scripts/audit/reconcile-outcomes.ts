import type { Places } from '../../lambda/router/records/schema/chain';
import type { StoredDecision, StoredOutcome } from '../../lambda/router/records/schema/stored-record';
import type { AuditFinding } from './audit-finding';
import { contains } from './places';
import type { RecordLine } from './read-records';

/** Decisions and outcomes by the id they share. A record delivered twice counts once. */
export interface Paired {
  readonly decisions: ReadonlyMap<string, RecordLine & { readonly record: StoredDecision }>;
  readonly outcomes: ReadonlyMap<string, RecordLine & { readonly record: StoredOutcome }>;
  /** By writer: the places of the records it says were not acknowledged. */
  readonly unacknowledged: ReadonlyMap<string, readonly Places[]>;
}

export async function pairRecords(lines: AsyncIterable<RecordLine>): Promise<Paired> {
  const decisions = new Map<string, RecordLine & { readonly record: StoredDecision }>();
  const outcomes = new Map<string, RecordLine & { readonly record: StoredOutcome }>();
  const unacknowledged = new Map<string, readonly Places[]>();
  for await (const line of lines) {
    const { record } = line;
    if (record.schema === 'hybrid-llm/decision/1') decisions.set(record.decisionId, { ...line, record });
    else outcomes.set(record.decisionId, { ...line, record });
    const { writer, unacknowledged: places } = record.chain;
    if (places.length > 0) unacknowledged.set(writer, [...(unacknowledged.get(writer) ?? []), ...places]);
  }
  return { decisions, outcomes, unacknowledged };
}

/**
 * Decisions without an outcome, and outcomes without a decision. A decision whose record was not acknowledged has no
 * outcome by design: its request was refused.
 *
 * @param before decisions made later may still be answered, or their outcome still be on its way
 */
export function reconcileOutcomes(paired: Paired, before: Date): readonly AuditFinding[] {
  const { decisions, outcomes, unacknowledged } = paired;
  const open = [...decisions.values()].filter(
    ({ record: { decisionId, time, chain } }) =>
      !outcomes.has(decisionId) &&
      new Date(time) < before &&
      !contains(unacknowledged.get(chain.writer) ?? [], chain.sequence),
  );
  const orphans = [...outcomes.values()].filter(({ record }) => !decisions.has(record.decisionId));
  return [
    ...open.map(({ where, record: { decisionId, time, caller } }) => ({
      kind: 'no-outcome' as const,
      where,
      words: `decision ${decisionId} of ${time}, caller ${caller}, has no outcome`,
    })),
    ...orphans.map(({ where, record: { decisionId, time } }) => ({
      kind: 'no-decision' as const,
      where,
      words: `the outcome of ${time} belongs to decision ${decisionId}, which is not here`,
    })),
  ];
}
