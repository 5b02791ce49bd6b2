import type { AuditCommand } from './command-line';
import { Findings } from './findings';
import { nothingIn } from './nothing-in';
import { pairRecords } from './pair-records';
import type { AuditPorts } from './ports';
import { readAccessLog } from './read-access-log';
import { readRecords } from './read-records';
import { type ReconciledOutcomes, reconcileOutcomes } from './reconcile-outcomes';
import { reconcileRequests } from './reconcile-requests';
import { type AuditResult, many, result } from './report';
import { inventoryInWords, layoutOf } from './source/bucket-layout';
import { openSource } from './source/open-source';

type Reconcile = Extract<AuditCommand, { name: 'reconcile' }>;

/** Compares decisions with outcomes, and with the API's access log where it is given. */
export async function reconcile(command: Reconcile, { s3, now }: AuditPorts): Promise<AuditResult> {
  const { records, accessLog, graceMinutes } = command;
  const before = new Date(now.getTime() - graceMinutes * 60_000);
  const findings = new Findings();
  const layout = await layoutOf(openSource(records, s3), findings.add);
  const paired = await pairRecords(readRecords(layout.records(), findings.add), findings.add);
  const { decisions, outcomes } = paired;
  if (decisions.size + outcomes.size === 0 && findings.count === 0 && !accessLog) throw nothingIn(records);
  const { notAccepted, ...ended } = reconcileOutcomes(paired, before);
  ended.findings.forEach(findings.add);
  const facts = [
    `${many(decisions.size, 'decision')}, ${many(outcomes.size, 'outcome')}; up to ${before.toISOString()}.`,
    inventoryInWords(layout.inventory),
    ...notAcceptedFacts(notAccepted),
  ];
  if (accessLog) {
    const log = readAccessLog(openSource(accessLog, s3).objects(), findings.add);
    const {
      requests,
      refusedWithoutRecord,
      notAccepted: with503,
      ...compared
    } = await reconcileRequests(log, paired, before);
    compared.findings.forEach(findings.add);
    facts.push(
      `${many(requests, 'chat request')} in the access log; ${refusedWithoutRecord} refused without a record (401, 403, 500 or 503), as the router does before there is an accepted decision.`,
      ...(with503 > 0
        ? [
            `Of these, ${with503} got 503: the decision was not accepted. Without a record no prompt left the account; a model inside the account may have been called meanwhile.`,
          ]
        : []),
    );
  } else facts.push('Not compared with the API access log: --access-log.');
  return result(findings, facts);
}

/** What models had of requests whose decision was not accepted. */
function notAcceptedFacts(counts: ReconciledOutcomes['notAccepted']): readonly string[] {
  const { calledInAccount, mayHaveCalledInAccount, notCalled } = counts;
  const all = calledInAccount + mayHaveCalledInAccount + notCalled;
  if (all === 0) return [];
  return [
    `${many(all, 'request')} refused because the decision was not accepted: ${calledInAccount} called a model inside the account meanwhile; ${mayHaveCalledInAccount} may have, and the outcome was not accepted either; ${notCalled} called none.`,
  ];
}
