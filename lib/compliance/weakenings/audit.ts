import { type FindWeakenings, when } from './weakening';

const YEAR = 365;

/** How long records and logs are kept, and who may change records. */
export const auditWeakenings: FindWeakenings = ({ audit, logRetentionDays }) => [
  ...when(audit.objectLock.mode === 'governance', {
    path: 'audit.objectLock.mode',
    value: 'governance',
    gives:
      'A custodian with s3:BypassGovernanceRetention can delete records before their time. Without custodians, a deploy would have to change the bucket policy first.',
  }),
  ...when(audit.objectLock.days < YEAR, {
    path: 'audit.objectLock.days',
    value: String(audit.objectLock.days),
    gives: 'Records are locked for less than a year, the time for which PCI DSS and FedRAMP ask for logs.',
  }),
  ...audit.custodians.map((custodian, index) => ({
    path: `audit.custodians[${index}]`,
    value: custodian,
    gives: 'The bucket policy lets this principal change locks, holds and tags, and delete unlocked records.',
  })),
  ...when(logRetentionDays < YEAR, {
    path: 'logRetentionDays',
    value: String(logRetentionDays),
    gives: 'PCI DSS and FedRAMP ask for a year of logs, HIPAA for six.',
  }),
];
