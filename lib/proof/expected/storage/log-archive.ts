import type { ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { roleArn } from '../things';

/** What the policy of the log archive's bucket has to allow: copies by the role of the replication, which it then owns. */
export function archiveBucketPolicy(basis: Basis, bucket: string): readonly ExpectedStatement[] {
  return [
    {
      effect: 'Allow',
      principals: { AWS: [roleArn(basis, 'replication')] },
      actions: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
      resources: [`arn:${basis.partition}:s3:::${bucket}/*`],
    },
  ];
}

/** What the policy of its key has to allow: encryption of these copies, through S3. */
export function archiveKeyPolicy(basis: Basis, bucket: string): readonly ExpectedStatement[] {
  const arn = `arn:${basis.partition}:s3:::${bucket}`;
  return [
    {
      effect: 'Allow',
      principals: { AWS: [roleArn(basis, 'replication')] },
      actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: {
        ...throughServices(basis, 's3'),
        ArnLike: { 'kms:EncryptionContext:aws:s3:arn': [arn, `${arn}/*`] },
      },
    },
  ];
}
