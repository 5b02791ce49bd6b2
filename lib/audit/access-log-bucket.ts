import { Duration, aws_iam as iam, RemovalPolicy, Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Where load balancers write in the {@link AccessLogBucket}. */
export const LOAD_BALANCER_LOG_PREFIX = 'load-balancers';

export interface AccessLogBucketProps {
  /** Days a line is kept. */
  readonly retentionDays: number;
}

/**
 * Who read or wrote which object, and which connection reached a load balancer: S3 server access logs and load
 * balancer access logs. Lines hold names of objects and paths, never a body.
 *
 * The one bucket without a key of ours and without Object Lock, because its writers cannot use either: S3 server
 * access logs take SSE-S3 targets only and refuse locked ones, and load balancers write to SSE-S3 buckets only.
 */
export class AccessLogBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, { retentionDays }: AccessLogBucketProps) {
    super(scope, id, {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          id: 'expire',
          expiration: Duration.days(retentionDays),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.addToResourcePolicy(
      // No condition on aws:SourceArn or aws:SourceAccount: Elastic Load Balancing is not known to send them with
      // every write, and a load balancer whose test write is refused ("Access Denied for bucket") is not created.
      // The path decides: a load balancer's logs go below the id of the account it belongs to, and nowhere else.
      new iam.PolicyStatement({
        sid: 'LoadBalancersWrite',
        principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${LOAD_BALANCER_LOG_PREFIX}/AWSLogs/${Stack.of(this).account}/*`)],
      }),
    );
  }
}
