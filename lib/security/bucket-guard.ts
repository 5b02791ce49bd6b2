import { Stack, type aws_s3 as s3 } from 'aws-cdk-lib';
import { denial, othersThan } from './denial';
import { deployRoleArn } from './deploy-role';

// Denials in bucket policies.

/** The actions that create an object or state who may read it. Nothing else is needed to deliver one. */
export const OBJECT_ARRIVALS = ['s3:PutObject', 's3:PutObjectAcl', 's3:PutObjectVersionAcl'];

/** The actions that delete a version of an object, or change its tags, its lock or its legal hold. */
export const VERSION_CHANGES = [
  's3:DeleteObjectTagging',
  's3:DeleteObjectVersion',
  's3:DeleteObjectVersionTagging',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
];

/** The actions that delete an object, change what is kept with it, or replace it as a replica of another one. */
export const OBJECT_CHANGES = [
  's3:DeleteObject',
  ...VERSION_CHANGES,
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:ReplicateTags',
];

/** Every action that creates, replaces, changes or deletes objects. */
export const OBJECT_WRITES = [...OBJECT_ARRIVALS, ...OBJECT_CHANGES];

/**
 * The actions that would remove a guard of a bucket, send its objects or their names elsewhere, or make objects
 * unreadable for a time. Deletion is one of them: a bucket name that is free can be taken by another account, and what
 * writes to the bucket would then write there.
 */
export const BUCKET_CHANGES = [
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:DeleteBucketWebsite',
  's3:PutAccelerateConfiguration',
  's3:PutAnalyticsConfiguration',
  's3:PutBucketAcl',
  's3:PutBucketCORS',
  's3:PutBucketLogging',
  's3:PutBucketNotification',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketRequestPayment',
  's3:PutBucketTagging',
  's3:PutBucketVersioning',
  's3:PutBucketWebsite',
  's3:PutEncryptionConfiguration',
  's3:PutIntelligentTieringConfiguration',
  's3:PutInventoryConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutMetricsConfiguration',
  's3:PutReplicationConfiguration',
];

/**
 * Only a deploy changes the settings of this bucket. The account's root keeps GetBucketPolicy, PutBucketPolicy and
 * DeleteBucketPolicy whatever a bucket policy denies (S3 API reference, PutBucketPolicy, read 2026-11), so a mistake
 * locks nobody out for good. The actions of S3 itself, such as lifecycle and replication, are not subject to it.
 */
export function onlyDeploysConfigure(bucket: s3.Bucket): void {
  bucket.addToResourcePolicy(
    denial('OnlyDeploysConfigure', BUCKET_CHANGES, {
      resources: [bucket.bucketArn],
      conditions: othersThan([deployRoleArn(Stack.of(bucket))]),
    }),
  );
}

/** What has arrived in this bucket stays as it is until it expires. Lifecycle rules are not subject to the policy. */
export function nobodyChangesObjects(bucket: s3.Bucket): void {
  bucket.addToResourcePolicy(
    denial('NobodyChanges', OBJECT_CHANGES, { resources: [bucket.arnForObjects('*')] }),
  );
}
