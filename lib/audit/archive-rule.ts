import { aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { watchedReplication } from './replication';

/** The id of the rules that copy into the archive; a dimension of their metrics. */
export const ARCHIVE_RULE = 'archive';

/**
 * The rule that copies objects into the bucket of a log archive; none where the deployment names no archive. S3 gives
 * the copy to the account of the archive, so that nobody here can change it.
 *
 * Two buckets have such a rule, because S3 does not copy what it has copied (S3 user guide, "What does Amazon S3
 * replicate?", 2026-11): the landing bucket for records, the records bucket for what the signer puts there.
 */
export function archiveRules(
  scope: Construct,
  { account, region, imports: { logArchive: archive } }: Pick<Deployment, 'account' | 'region' | 'imports'>,
  options: Pick<s3.ReplicationRule, 'priority' | 'filter'>,
): s3.ReplicationRule[] {
  if (!archive) return [];
  return [
    {
      ...options,
      id: ARCHIVE_RULE,
      destination: s3.Bucket.fromBucketAttributes(scope, 'ArchiveBucket', {
        bucketName: archive.bucket,
        account: archive.account,
      }),
      kmsKey: kms.Key.fromKeyArn(scope, 'ArchiveKey', archive.keyArn),
      accessControlTransition: archive.account !== account,
      ...watchedReplication(region),
    },
  ];
}
