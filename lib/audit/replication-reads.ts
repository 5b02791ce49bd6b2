import { aws_iam as iam } from 'aws-cdk-lib';

/** What S3 needs, with this role, to copy objects of a bucket (S3 user guide, "Setting up permissions for live replication"). */
export function replicationReads(
  role: iam.IRole,
  bucketArn: string,
  objects: string,
): readonly iam.PolicyStatement[] {
  const principals = [new iam.ArnPrincipal(role.roleArn)];
  return [
    new iam.PolicyStatement({
      sid: 'ReplicationSeesBucket',
      principals,
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [bucketArn],
    }),
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
  ];
}
