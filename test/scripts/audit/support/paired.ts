import type { AuditFinding } from '../../../../scripts/audit/audit-finding';
import { readRecords } from '../../../../scripts/audit/read-records';
import { pairRecords } from '../../../../scripts/audit/reconcile/pair-records';
import { each, objectOf } from './stored-records';

/** For records that can all be read. */
export const never = (finding: AuditFinding) => {
  throw new Error(finding.words);
};

/** The records in these lines, by the decision id that those of one request share. */
export const paired = (lines: readonly string[]) =>
  pairRecords(readRecords(each(lines.length > 0 ? [objectOf(lines)] : []), never), never);
