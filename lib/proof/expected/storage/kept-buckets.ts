import { isSelfHosted } from '../../../config/model';
import type { Basis } from '../basis';
import type { BucketName, KeyName } from '../things';

/** A bucket of the deployment besides the access log bucket. */
export interface KeptBucket {
  readonly name: Exclude<BucketName, 'access-logs'>;
  readonly key: KeyName;
  /** The prefix of its access logs, without the slash. */
  readonly logsBelow: string;
  /** The claim about what it contains. */
  readonly claim: string;
}

/** Which buckets a deployment has: those of the records always, others where something uses them. */
export const keptBuckets = (basis: Basis): readonly KeptBucket[] => [
  { name: 'records', key: 'audit', logsBelow: 'audit-records', claim: 'I8.records-lock' },
  { name: 'landing', key: 'audit', logsBelow: 'audit-landing', claim: 'I8.records-replication' },
  { name: 'query-results', key: 'audit', logsBelow: 'audit-queries', claim: 'I8.records-queries' },
  ...(basis.deployment.models.some(isSelfHosted)
    ? [{ name: 'weights', key: 'data', logsBelow: 'weights', claim: 'storage.artifacts' } as const]
    : []),
  ...(basis.deployment.bearer?.oidc
    ? [{ name: 'key-set', key: 'data', logsBelow: 'key-set', claim: 'storage.artifacts' } as const]
    : []),
];
