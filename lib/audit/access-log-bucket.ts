import { Duration, aws_iam as iam, RemovalPolicy, Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Plan } from '../plan/plan';
import { nobodyChangesObjects, onlyDeploysConfigure } from '../security/bucket-guard';
import { reportChanges, retainPolicyOf } from '../security/private-bucket';

/** The prefix of load balancer logs in the {@link AccessLogBucket}. */
export const LOAD_BALANCER_LOG_PREFIX = 'load-balancers';

export interface AccessLogBucketProps {
  /** Days until a log file expires. */
  readonly retentionDays: number;
  /** Whether the deployment has a load balancer, which writes here. */
  readonly loadBalanced: boolean;
}

/** The bucket for access logs: that of another team, if the deployment imports one. Its policy is then theirs. */
export const accessLogBucket = (
  scope: Construct,
  id: string,
  { deployment: { imports, logRetentionDays }, loadBalanced }: Pick<Plan, 'deployment' | 'loadBalanced'>,
): s3.IBucket =>
  imports.accessLogBucket
    ? s3.Bucket.fromBucketName(scope, id, imports.accessLogBucket.name)
    : new AccessLogBucket(scope, id, { retentionDays: logRetentionDays, loadBalanced });

/**
 * S3 server access logs and load balancer access logs: which principal read or wrote which object, and which client
 * connected to a load balancer. Log lines contain object names and paths, never a body.
 *
 * The only bucket without a customer-managed key and without Object Lock, because its writers support neither: S3
 * server access logging requires SSE-S3 and refuses locked buckets, and load balancers write to SSE-S3 buckets only.
 *
 * No principal deletes or changes a log file, administrators included, and only a deploy changes the settings of the
 * bucket. Who may add a file is left to IAM: a denial would have to spare the writers by `aws:PrincipalIsAWSService`, and
 * it is not documented that each of them sends it.
 */
export class AccessLogBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, { retentionDays, loadBalanced }: AccessLogBucketProps) {
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
    retainPolicyOf(this);
    reportChanges(this);

    if (loadBalanced) this.letLoadBalancersWrite();
    nobodyChangesObjects(this);
    onlyDeploysConfigure(this);
  }

  private letLoadBalancersWrite(): void {
    this.addToResourcePolicy(
      // No condition on aws:SourceArn or aws:SourceAccount: it is not documented that Elastic Load Balancing sends
      // them with every write, and a load balancer whose test write fails ("Access Denied for bucket") is not
      // created. The path is the control: a load balancer writes only below the id of its own account.
      new iam.PolicyStatement({
        sid: 'LoadBalancersWrite',
        principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${LOAD_BALANCER_LOG_PREFIX}/AWSLogs/${Stack.of(this).account}/*`)],
      }),
    );
  }
}
