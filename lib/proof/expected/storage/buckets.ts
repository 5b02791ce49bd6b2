import { regionFacts } from '../../../config/facts/regions';
import type { Expected } from '../../matching/expected';
import { claimedBy, irrelevant, type Rule, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { type BucketName, bucket, bucketArn, keyArn, roleArn } from '../things';
import { type KeptBucket, keptBuckets } from './kept-buckets';

/**
 * Every bucket. Each reports its changes to the account's own event bus, and to no queue, topic or function. None has a
 * website, CORS, an inventory, analytics, metrics, or transfer acceleration.
 */
export const buckets = (basis: Basis): readonly Expected[] => [
  ...(basis.deployment.imports.accessLogBucket ? [] : [accessLogBucket(basis)]),
  ...keptBuckets(basis).map((kept) => keptBucket(basis, kept)),
];

/** S3 server access logging and load balancers write to buckets with keys of S3 only (S3 and ELB user guides, 2026-11). */
const accessLogBucket = ({ deployment }: Basis): Expected => ({
  ...privateBucket('access-logs'),
  claim: 'storage.access-logs',
  properties: {
    ...PRIVATE,
    BucketEncryption: encryption({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }),
    LifecycleConfiguration: {
      Rules: [{ ...expiry(deployment.logRetentionDays, 30), ...ABORTS_UPLOADS }],
    },
  },
});

const keptBucket = (basis: Basis, { name, key, logsBelow, claim }: KeptBucket): Expected => ({
  ...privateBucket(name),
  claim,
  properties: {
    ...PRIVATE,
    BucketEncryption: encryption({
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn(basis, key) },
    }),
    LoggingConfiguration: claimedBy('storage.access-logs', {
      DestinationBucketName: the(bucket('access-logs')),
      LogFilePrefix: `${logsBelow}/`,
    }),
    ...CONTENTS[name](basis),
  },
});

/** What differs by bucket: how long an object stays, whether it is locked, and where it is replicated. */
const CONTENTS: Readonly<Record<KeptBucket['name'], (basis: Basis) => Rules>> = {
  records: (basis) => ({
    ...lifecycle(),
    ...(basis.deployment.imports.logArchive && {
      ReplicationConfiguration: {
        Role: roleArn(basis, 'replication'),
        Rules: [archiveRule(basis, 'heads/', 0)],
      },
    }),
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: {
        DefaultRetention: {
          Mode: basis.deployment.audit.objectLock.mode.toUpperCase(),
          Days: basis.deployment.audit.objectLock.days,
        },
      },
    },
  }),
  landing: (basis) => ({ ...lifecycle(expiry(30, 1)), ReplicationConfiguration: replication(basis) }),
  'query-results': () => lifecycle(expiry(7, 1)),
  weights: () => lifecycle(),
  'key-set': () => lifecycle(),
};

/** The whole landing bucket, to the records bucket of the same account, and to the log archive. */
const replication = (basis: Basis): Rule => ({
  Role: roleArn(basis, 'replication'),
  Rules: [
    replicationRule(basis, {
      id: 'lock',
      priority: 0,
      prefix: '',
      destination: {
        Bucket: bucketArn(basis, 'records'),
        EncryptionConfiguration: claimedBy('I6.at-rest', { ReplicaKmsKeyID: keyArn(basis, 'audit') }),
      },
    }),
    ...(basis.deployment.imports.logArchive ? [archiveRule(basis, '', 1)] : []),
  ],
});

/** A copy in the bucket of the log archive, under its key and in its ownership. S3 copies no copy, so two buckets have it. */
function archiveRule(basis: Basis, prefix: string, priority: number): Rule {
  const { deployment, partition } = basis;
  const { account, bucket: name, keyArn: key } = deployment.imports.logArchive ?? NO_ARCHIVE;
  return replicationRule(basis, {
    id: 'archive',
    priority,
    prefix,
    destination: {
      Bucket: `arn:${partition}:s3:::${name}`,
      EncryptionConfiguration: claimedBy('I6.at-rest', { ReplicaKmsKeyID: key }),
      ...(account !== deployment.account && {
        Account: account,
        AccessControlTranslation: { Owner: 'Destination' },
      }),
    },
  });
}

const NO_ARCHIVE = { account: '', bucket: '', keyArn: '' };

interface ReplicationRule {
  /** The metrics of the rule are found by it. */
  readonly id: string;
  /** S3 refuses a rule that has a filter and no priority. */
  readonly priority: number;
  readonly prefix: string;
  readonly destination: Rules;
}

/** `Disabled`: a delete marker is not replicated. */
function replicationRule(
  { deployment }: Basis,
  { id, priority, prefix, destination }: ReplicationRule,
): Rule {
  const timed = regionFacts(deployment.region).hasReplicationTimeControl;
  const quarter = { Minutes: 15 };
  return {
    Id: id,
    Status: 'Enabled',
    Filter: { Prefix: prefix },
    Priority: priority,
    DeleteMarkerReplication: { Status: 'Disabled' },
    SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
    Destination: {
      ...destination,
      Metrics: { Status: 'Enabled', ...(timed && { EventThreshold: quarter }) },
      ...(timed && { ReplicationTime: { Status: 'Enabled', Time: quarter } }),
    },
  };
}

const privateBucket = (name: BucketName) =>
  ({ thing: bucket(name), type: 'AWS::S3::Bucket', stack: 'foundation', retained: true }) as const;

/** Without a name in the template: a retained bucket with a fixed name would block the next deployment. */
const PRIVATE: Rules = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  VersioningConfiguration: { Status: 'Enabled' },
  NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
};

const encryption = (byDefault: Rules) =>
  claimedBy('I6.at-rest', { ServerSideEncryptionConfiguration: [byDefault] });

const RULE_ID = irrelevant('the name of a lifecycle rule; nothing refers to it');

/** Current versions expire into noncurrent ones, and those are deleted. */
const expiry = (days: number, noncurrentDays: number): Rules => ({
  Id: RULE_ID,
  Status: 'Enabled',
  ExpirationInDays: days,
  NoncurrentVersionExpiration: { NoncurrentDays: noncurrentDays },
});

const ABORTS_UPLOADS: Rules = { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } };

/** Objects without an expiry stay for ever. No rule moves an object to another storage class. */
const lifecycle = (...expiries: readonly Rules[]): Rules => ({
  LifecycleConfiguration: {
    Rules: [{ Id: RULE_ID, Status: 'Enabled', ...ABORTS_UPLOADS }, ...expiries],
  },
});
