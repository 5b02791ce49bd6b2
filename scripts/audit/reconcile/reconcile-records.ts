import type { AuditFinding } from '../audit-finding';
import { notAcceptedFacts, requestFacts } from './facts';
import type { Paired } from './pair-records';
import type { LoggedRequest } from './read-access-log';
import { reconcileOutcomes } from './reconcile-outcomes';
import { reconcileRequests } from './reconcile-requests';

/**
 * Compares the records with each other, and with the API's access log where it is given.
 *
 * @param before records younger than this may still be on their way
 */
export async function reconcileRecords(
  paired: Paired,
  before: Date,
  log: AsyncIterable<LoggedRequest> | undefined,
): Promise<{ readonly findings: readonly AuditFinding[]; readonly facts: readonly string[] }> {
  const requests = log && (await reconcileRequests(log, paired, before));
  const ended = reconcileOutcomes(paired, before, requests?.statuses);
  return {
    findings: [...ended.findings, ...(requests?.findings ?? [])],
    facts: [...notAcceptedFacts(ended.notAccepted), ...requestFacts(requests)],
  };
}
