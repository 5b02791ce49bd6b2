import type { AuditFinding } from '../../../../scripts/audit/audit-finding';
import { Identities } from '../../../../scripts/audit/chains/identities';
import { chainedLine } from '../../../../scripts/audit/chains/link';
import { lookAgain } from '../../../../scripts/audit/chains/second-look';
import { ChainVerifier } from '../../../../scripts/audit/chains/verify-chains';
import { readRecords } from '../../../../scripts/audit/read-records';
import type { StoredObject } from '../../../../scripts/audit/source/stored-object';
import { each } from './stored-records';

/** What the chains of these objects show, without statements. */
export async function verifyObjects(objects: readonly StoredObject[]) {
  const findings: AuditFinding[] = [];
  const report = (finding: AuditFinding) => void findings.push(finding);
  const verifier = new ChainVerifier(report);
  for await (const record of readRecords(each(objects), report)) verifier.add(chainedLine(record));
  verifier.finish();
  const again = readRecords(each(objects), () => undefined);
  await lookAgain(again, verifier.suspicions, { hashes: new Set(), of: new Identities() }, report);
  const { records, duplicates, unacknowledged, chains } = verifier;
  return { findings, chains, records, duplicates, unacknowledged };
}
