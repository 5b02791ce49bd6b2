import { endpointsOn, owesDecision } from '../../../policy/endpoints';
import { LANES } from '../../../policy/lane';
import type { AuditFinding } from '../audit-finding';
import type { Paired } from './pair-records';
import type { LoggedRequest } from './read-access-log';

export interface ReconciledRequests {
  readonly findings: readonly AuditFinding[];
  /** Requests to endpoints that owe a decision, which the router answered. */
  readonly requests: number;
  /** Of these, without a decision and answered as is possible without one: see {@link WITHOUT_RECORD}. */
  readonly refusedWithoutRecord: number;
  /** Of these, answered with 503. */
  readonly unavailable: number;
  /** Of these, with the record of a second opinion. */
  readonly textReleased: number;
  /** What the router answered, by request id. */
  readonly statuses: ReadonlyMap<string, number>;
}

/**
 * How the router answers where there may be no decision: a caller it does not know (401, 403), a fault of its own (500),
 * an audit stream that did not accept the decision (503). Each status has other causes too, with a decision.
 */
const WITHOUT_RECORD: readonly number[] = [401, 403, 500, 503];

/** How the router answers an unknown path or method; nothing was decided, so there is nothing to record. */
const NO_SUCH_ENDPOINT: readonly number[] = [404, 405];

/**
 * Compares the API's access log with the decisions. Only this shows that the end of a chain, or a whole chain, was
 * removed. Both must cover the same time.
 *
 * @param before requests that arrived later may still be on their way into the records
 */
export async function reconcileRequests(
  logged: AsyncIterable<LoggedRequest>,
  { decisions, secondOpinions }: Pick<Paired, 'decisions' | 'secondOpinions'>,
  before: Date,
): Promise<ReconciledRequests> {
  const findings: AuditFinding[] = [];
  const recorded = requestIds(decisions);
  const released = requestIds(secondOpinions);
  const seen = new Set<string>();
  const statuses = new Map<string, number>();
  let requests = 0;
  let refusedWithoutRecord = 0;
  let unavailable = 0;
  let textReleased = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;

  for await (const request of logged) {
    const { requestId, where, time, status, resourcePath } = request;
    seen.add(requestId);
    first = Math.min(first, time.getTime());
    last = Math.max(last, time.getTime());
    if (!needsDecision(request) || request.byGateway) continue;
    requests++;
    statuses.set(requestId, status);
    if (recorded.has(requestId) || time >= before) continue;
    if (WITHOUT_RECORD.includes(status)) {
      refusedWithoutRecord++;
      if (status !== 503) continue;
      unavailable++;
      if (released.has(requestId)) textReleased++;
    } else {
      const words = `request ${requestId} of ${time.toISOString()} to ${resourcePath} was answered ${status} and has no decision`;
      findings.push({ kind: 'no-decision', where, words });
    }
  }

  const undecided = [...secondOpinions.values()].filter(({ record }) => !decisions.has(record.decisionId));
  for (const { where, record } of [...decisions.values(), ...undecided]) {
    const time = new Date(record.time).getTime();
    if (seen.has(record.requestId) || time < first || time > last) continue;
    const words = `decision ${record.decisionId} is about request ${record.requestId}, which the access log does not have`;
    findings.push({ kind: 'no-request', where, words });
  }
  return { findings, requests, refusedWithoutRecord, unavailable, textReleased, statuses };
}

const requestIds = (lines: Paired['decisions' | 'secondOpinions']): ReadonlySet<string> =>
  new Set([...lines.values()].map(({ record }) => record.requestId));

/** The endpoints, on every lane, at which each answered request has a decision. */
const DECIDING = LANES.flatMap(endpointsOn).filter(owesDecision);

/**
 * A request to an endpoint that owes a decision; or one to the route for all other paths that was answered as no
 * router answers there, which can only have been such a request.
 */
const needsDecision = ({ method, resourcePath, status }: LoggedRequest) =>
  DECIDING.some((row) => row.method === method && row.path === resourcePath) ||
  (DECIDING.some((row) => row.method === method) &&
    resourcePath.endsWith('/{proxy+}') &&
    ![...NO_SUCH_ENDPOINT, ...WITHOUT_RECORD].includes(status));
