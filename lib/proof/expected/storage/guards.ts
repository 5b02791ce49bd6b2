import type { ExpectedStatement } from '../../matching/policy';
import type { Rule } from '../../matching/rule';
import { deployRoleOf } from '../account-rules';
import type { Basis } from '../basis';

// Denials in resource policies. Each is for everybody, the account's administrators included, but the principals named.

/** Actions that nobody but these principals may call; nobody at all if there are none. */
export const onlyFor = (
  principals: readonly Rule[],
  actions: readonly string[],
  resources?: readonly string[],
): ExpectedStatement => ({
  effect: 'Deny',
  principals: '*',
  actions,
  ...(resources && { resources }),
  ...(principals.length > 0 && { conditions: { ArnNotEquals: { 'aws:PrincipalArn': principals } } }),
});

/** Only a deploy changes the settings of a bucket, or deletes it. */
export const onlyDeploysConfigure = (basis: Basis, bucketArn: string): ExpectedStatement =>
  onlyFor([deployRole(basis)], BUCKET_CHANGES, [bucketArn]);

/** Nobody deletes an object, replaces it by a replica, or changes its tags or locks. */
export const nobodyChanges = (bucketArn: string): ExpectedStatement =>
  onlyFor([], OBJECT_CHANGES, [`${bucketArn}/*`]);

/** How an object arrives: itself, and an access control list with it. */
export const OBJECT_ARRIVALS = ['s3:PutObject', 's3:PutObjectAcl', 's3:PutObjectVersionAcl'];

/** What a lock or a legal hold leaves open: a version, its tags, and the lock itself. */
export const VERSION_CHANGES = [
  's3:DeleteObjectVersion',
  ...['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
  ...['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'],
  ...['s3:PutObjectRetention', 's3:PutObjectLegalHold'],
];

export const OBJECT_CHANGES = [
  's3:DeleteObject',
  ...['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
  ...VERSION_CHANGES,
];

const BUCKET_CHANGES = [
  's3:DeleteBucket',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutBucketObjectLockConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
  's3:PutEncryptionConfiguration',
  's3:PutBucketLogging',
  // These send objects, or their names, to a place that somebody chooses.
  's3:PutBucketNotification',
  's3:PutInventoryConfiguration',
  's3:PutAnalyticsConfiguration',
  's3:PutMetricsConfiguration',
  's3:PutBucketWebsite',
  's3:DeleteBucketWebsite',
  's3:PutBucketCORS',
  's3:PutAccelerateConfiguration',
  // These change who pays, what a condition on tags sees, and when an object can be read.
  's3:PutBucketRequestPayment',
  's3:PutBucketTagging',
  's3:PutIntelligentTieringConfiguration',
];

/** The role with which CloudFormation deploys. */
export const deployRole = ({ deployment }: Basis): Rule => deployRoleOf(deployment);
