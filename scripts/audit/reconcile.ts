import type { AuditCommand } from './command-line';
import { Findings } from './findings';
import { many } from './in-words';
import { nothingIn } from './nothing-in';
import type { AuditPorts } from './ports';
import { readRecords } from './read-records';
import { pairRecords } from './reconcile/pair-records';
import { readAccessLog } from './reconcile/read-access-log';
import { reconcileRecords } from './reconcile/reconcile-records';
import { type AuditResult, result } from './report';
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
  const { secondOpinions, decisions, outcomes } = paired;
  const none = secondOpinions.size + decisions.size + outcomes.size === 0;
  if (none && findings.count === 0 && !accessLog) throw nothingIn(records);
  const log =
    accessLog === undefined ? undefined : readAccessLog(openSource(accessLog, s3).objects(), findings.add);
  const reconciled = await reconcileRecords(paired, before, log);
  reconciled.findings.forEach(findings.add);
  return result(findings, [
    `${many(decisions.size, 'decision')}, ${many(outcomes.size, 'outcome')}, ${many(secondOpinions.size, 'second opinion')}; up to ${before.toISOString()}.`,
    inventoryInWords(layout.inventory, 0),
    ...reconciled.facts,
  ]);
}
