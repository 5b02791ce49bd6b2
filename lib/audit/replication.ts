import { aws_iam as iam, aws_s3 as s3 } from 'aws-cdk-lib';
import { regionFacts } from '../config/facts/regions';

/**
 * What each replication rule has: S3 copies within fifteen minutes where the region offers that, and counts what it has
 * not copied.
 */
export const watchedReplication = (region: string) =>
  ({
    sseKmsEncryptedObjects: true,
    // Without replication time control the region has the metrics alone: the CDK then writes no threshold for them.
    replicationTimeControl: regionFacts(region).hasReplicationTimeControl
      ? s3.ReplicationTimeValue.FIFTEEN_MINUTES
      : undefined,
    metrics: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
  }) satisfies Partial<s3.ReplicationRule>;

/**
 * Lets S3 copy objects of a bucket with this role (S3 user guide, "Setting up permissions for live replication").
 *
 * @param objects the ARN of the objects
 */
export function letReplicationRead(bucket: s3.Bucket, role: iam.IRole, objects: string): void {
  const principals = [new iam.ArnPrincipal(role.roleArn)];
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'ReplicationSeesBucket',
      principals,
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [bucket.bucketArn],
    }),
  );
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'ReplicationReads',
      principals,
      actions: [
        's3:GetObjectLegalHold',
        's3:GetObjectRetention',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
      ],
      resources: [objects],
    }),
  );
}
