import type { Places } from '../../../lambda/router/records/schema/chain';
import type {
  StoredDecision,
  StoredOutcome,
  StoredRecord,
  StoredSecondOpinion,
} from '../../../lambda/router/records/schema/stored-record';
import type { AuditFinding } from '../audit-finding';
import { identitiesOf, nameOf, repeatedId } from '../chains/identities';
import { contains } from '../chains/places';
import type { RecordLine } from '../read-records';

type Lines<R extends StoredRecord> = Map<string, RecordLine & { readonly record: R }>;

/** What the records of a writer say about one place in its chain. */
export interface Place {
  /** Whether a record with this place is here. */
  readonly here: boolean;
  /** Whether the writer says that the stream did not acknowledge the record with this place. */
  readonly unacknowledged: boolean;
  /** Whether a later record of the writer is here, which would say so. */
  readonly followed: boolean;
}

/** Records by the decision id that those of one request share. A record delivered twice counts once. */
export interface Paired {
  readonly secondOpinions: Readonly<Lines<StoredSecondOpinion>>;
  readonly decisions: Readonly<Lines<StoredDecision>>;
  readonly outcomes: Readonly<Lines<StoredOutcome>>;
  readonly place: (writer: string, sequence: number) => Place;
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
  const last = new Map<string, number>();
  for await (const line of lines) {
    const { record } = line;
    for (const identity of identitiesOf(record)) {
      const name = nameOf(identity);
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
    last.set(writer, Math.max(last.get(writer) ?? 0, sequence));
    if (places.length > 0) unacknowledged.set(writer, [...(unacknowledged.get(writer) ?? []), ...places]);
  }
  return {
    secondOpinions,
    decisions,
    outcomes,
    place: (writer, sequence) => ({
      here: here.get(writer)?.has(sequence) ?? false,
      unacknowledged: contains(unacknowledged.get(writer) ?? [], sequence),
      followed: (last.get(writer) ?? 0) > sequence,
    }),
  };
}
