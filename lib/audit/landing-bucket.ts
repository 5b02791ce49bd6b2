import { Duration, aws_iam as iam, type aws_kms as kms, type aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { nobodyChangesObjects, OBJECT_ARRIVALS, onlyDeploysConfigure } from '../security/bucket-guard';
import { denial, othersThan } from '../security/denial';
import { PrivateBucket } from '../security/private-bucket';
import { archiveRules } from './archive-rule';
import { letReplicationRead, watchedReplication } from './replication';

/** The id of the rule that replicates into the locked bucket; a dimension of its metrics. */
export const REPLICATION_RULE = 'lock';

export interface LandingBucketProps {
  readonly deployment: Pick<Deployment, 'account' | 'region' | 'imports'>;
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
  /** The only role that may write. */
  readonly deliveryRole: iam.IRole;
  readonly replicationRole: iam.IRole;
  /** The destination of the replication. */
  readonly records: s3.IBucket;
}

/**
 * Firehose delivers into this bucket; within minutes S3 replicates each object into the locked bucket. Only Firehose
 * may write, and no principal may delete or change what has arrived, administrators included; only a deploy changes
 * the settings of the bucket. Objects
 * expire after thirty days, which leaves time to repeat a failed replication; an alarm reports it long before.
 */
export class LandingBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: LandingBucketProps) {
    super(scope, id, {
      key: props.key,
      accessLogs: props.accessLogs,
      accessLogPrefix: 'audit-landing/',
      lifecycleRules: [
        { id: 'expire', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
      ],
      replicationRole: props.replicationRole,
      replicationRules: [
        {
          id: REPLICATION_RULE,
          // S3 refuses a rule with a filter, which the CDK always writes, without a priority (Amazon S3 API reference,
          // "PutBucketReplication", 2026-11).
          priority: 0,
          destination: props.records,
          kmsKey: props.key,
          ...watchedReplication(props.deployment.region),
        },
        ...archiveRules(scope, props.deployment, { priority: 1 }),
      ],
    });
    this.letFirehoseDeliver(props.deliveryRole);
    letReplicationRead(this, props.replicationRole, this.arnForObjects('*'));
    this.refuseOthers(props.deliveryRole);
    onlyDeploysConfigure(this);
  }

  private letFirehoseDeliver(role: iam.IRole): void {
    const principals = [new iam.ArnPrincipal(role.roleArn)];
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'FirehoseSeesBucket',
        principals,
        actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        resources: [this.bucketArn],
      }),
    );
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'FirehoseDelivers',
        principals,
        actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
        resources: [this.arnForObjects('*')],
      }),
    );
  }

  private refuseOthers(deliveryRole: iam.IRole): void {
    this.addToResourcePolicy(
      denial('NobodyElseWrites', OBJECT_ARRIVALS, {
        resources: [this.arnForObjects('*')],
        conditions: othersThan([deliveryRole.roleArn]),
      }),
    );
    nobodyChangesObjects(this);
  }
}
