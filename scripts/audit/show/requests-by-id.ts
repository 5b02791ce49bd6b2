import type {
  StoredDecision,
  StoredOutcome,
  StoredRecord,
  StoredSecondOpinion,
} from '../../../lambda/router/records/schema/stored-record';
import type { RecordLine } from '../read-records';

/** The records of one request. */
export interface FoundRequest {
  readonly decisionId: string;
  decision?: StoredDecision;
  outcome?: StoredOutcome;
  secondOpinion?: StoredSecondOpinion;
}

/** How much of an id names a request at least; the terminal prints the last six characters. */
export const SHORTEST_ID = 6;

/**
 * The requests that an id names: a decision id, its beginning or its end; or a request id of the API's access log. One
 * whole id is meant before a part of another.
 *
 * @param lines every record
 * @param again every record once more; read where a request id was given, because an outcome does not hold it
 */
export async function findRequests(
  id: string,
  lines: () => AsyncIterable<RecordLine>,
  again: () => AsyncIterable<RecordLine>,
): Promise<readonly FoundRequest[]> {
  const byDecision = await collect(lines(), (record) => names(record, id));
  const whole = byDecision.get(id);
  if (whole) return [whole];
  const ids = new Set(
    [...byDecision.values()].filter((found) => hasRequest(found, id)).map(({ decisionId }) => decisionId),
  );
  if (ids.size === 0) return [...byDecision.values()];
  return [...(await collect(again(), ({ decisionId }) => ids.has(decisionId))).values()];
}

const names = (record: StoredRecord, id: string) =>
  record.decisionId.startsWith(id) ||
  record.decisionId.endsWith(id) ||
  ('requestId' in record && record.requestId === id);

const hasRequest = ({ decision, secondOpinion }: FoundRequest, id: string) =>
  decision?.requestId === id || secondOpinion?.requestId === id;

async function collect(
  lines: AsyncIterable<RecordLine>,
  isWanted: (record: StoredRecord) => boolean,
): Promise<Map<string, FoundRequest>> {
  const found = new Map<string, FoundRequest>();
  for await (const { record } of lines) {
    if (!isWanted(record)) continue;
    const request = found.get(record.decisionId) ?? { decisionId: record.decisionId };
    found.set(record.decisionId, request);
    put(request, record);
  }
  return found;
}

function put(request: FoundRequest, record: StoredRecord): void {
  switch (record.schema) {
    case 'hybrid-llm/decision/1':
      request.decision = record;
      break;
    case 'hybrid-llm/outcome/1':
      request.outcome = record;
      break;
    case 'hybrid-llm/second-opinion/1':
      request.secondOpinion = record;
  }
}
