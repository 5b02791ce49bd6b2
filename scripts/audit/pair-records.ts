import type { Places } from '../../lambda/router/records/schema/chain';
import type {
  StoredDecision,
  StoredOutcome,
  StoredRecord,
  StoredSecondOpinion,
} from '../../lambda/router/records/schema/stored-record';
import type { AuditFinding } from './audit-finding';
import { identitiesOf, repeatedId } from './chains/identities';
import { contains } from './chains/places';
import type { RecordLine } from './read-records';

type Lines<R extends StoredRecord> = Map<string, RecordLine & { readonly record: R }>;

/** Records by the decision id that those of one request share. A record delivered twice counts once. */
export interface Paired {
  readonly secondOpinions: Readonly<Lines<StoredSecondOpinion>>;
  readonly decisions: Readonly<Lines<StoredDecision>>;
  readonly outcomes: Readonly<Lines<StoredOutcome>>;
  /** Whether the writer of this record says that it was not acknowledged. */
  readonly isUnacknowledged: (record: StoredRecord) => boolean;
  /** Whether the writer of this record says so of a later record of its own, and that one is not here. */
  readonly lostLater: (record: StoredRecord) => boolean;
}

/** @param report is passed two different records of one kind with the same decision id, or the same request id */
export async function pairRecords(
  lines: AsyncIterable<RecordLine>,
  report: (finding: AuditFinding) => void,
): Promise<Paired> {
  const identities = new Map<string, RecordLine>();
  const secondOpinions: Lines<StoredSecondOpinion> = new Map();
  const decisions: Lines<StoredDecision> = new Map();
  const outcomes: Lines<StoredOutcome> = new Map();
  const unacknowledged = new Map<string, readonly Places[]>();
  const here = new Map<string, Set<number>>();
  for await (const line of lines) {
    const { record } = line;
    for (const identity of identitiesOf(record)) {
      const name = `${identity.kind} ${identity.of} ${identity.id}`;
      const first = identities.get(name);
      if (!first) identities.set(name, line);
      else if (first.hash !== line.hash) report(repeatedId(identity, [first, line]));
    }
    switch (record.schema) {
      case 'hybrid-llm/second-opinion/1':
        secondOpinions.set(record.decisionId, { ...line, record });
        break;
      case 'hybrid-llm/decision/1':
        decisions.set(record.decisionId, { ...line, record });
        break;
      case 'hybrid-llm/outcome/1':
        outcomes.set(record.decisionId, { ...line, record });
    }
    const { writer, sequence, unacknowledged: places } = record.chain;
    here.set(writer, (here.get(writer) ?? new Set()).add(sequence));
    if (places.length > 0) unacknowledged.set(writer, [...(unacknowledged.get(writer) ?? []), ...places]);
  }
  const placesOf = (writer: string) => unacknowledged.get(writer) ?? [];
  return {
    secondOpinions,
    decisions,
    outcomes,
    isUnacknowledged: ({ chain }) => contains(placesOf(chain.writer), chain.sequence),
    lostLater: ({ chain: { writer, sequence } }) =>
      placesOf(writer).some(({ first, last }) => {
        for (let place = Math.max(first, sequence + 1); place <= last; place++)
          if (!here.get(writer)?.has(place)) return true;
        return false;
      }),
  };
}
