import { Annotations, Duration, type aws_kms as kms, RemovalPolicy, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { required } from '../plan/required';

export interface PrivateBucketProps
  extends Pick<
    s3.BucketProps,
    'lifecycleRules' | 'objectLockDefaultRetention' | 'replicationRole' | 'replicationRules'
  > {
  /** The key that encrypts every object. */
  readonly key: kms.IKey;
  /** Receives the access logs: which principal read or wrote which object. */
  readonly accessLogs: s3.IBucket;
  /** Prefix of this bucket's access logs, ending in `/`. */
  readonly accessLogPrefix: string;
}

/**
 * A bucket of this deployment: no public access, TLS 1.2 or newer only, versioned, encrypted by a customer-managed
 * key, every request logged, every change reported to EventBridge, named by CloudFormation. It is retained when its
 * stack is deleted, and so is its policy: without the policy the objects would stay, and what denies their change would
 * be gone.
 */
export class PrivateBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    const { key, accessLogs, accessLogPrefix, lifecycleRules = [], ...rest } = props;
    super(scope, id, {
      ...rest,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: accessLogPrefix,
      lifecycleRules: [
        { id: 'abort-incomplete-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
        ...lifecycleRules,
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    retainPolicyOf(this);
    Annotations.of(this).acknowledgeWarning(
      '@aws-cdk/aws-s3:accessLogsPolicyNotAdded',
      'The owner of an imported bucket for access logs adds the statements that npm run policy -- <name> --imports writes.',
    );
    reportChanges(this);
  }
}

/**
 * Lets EventBridge see every change of an object: S3 sends its name, size and the caller, and no content, to the default
 * event bus of the account and region. Who watches a bucket adds a rule there, and changes nothing of the bucket. Control
 * Tower requires it (CT.S3.PR.4). The method of the L2 construct would add a function outside the VPC.
 */
export function reportChanges(bucket: s3.Bucket): void {
  (bucket.node.defaultChild as s3.CfnBucket).notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };
}

/** Retains the policy of a retained bucket. */
export function retainPolicyOf(bucket: s3.Bucket): void {
  required(bucket.policy, `a policy of ${bucket.node.path}`).applyRemovalPolicy(RemovalPolicy.RETAIN);
}
