import { Duration, aws_iam as iam, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { OBJECT_ARRIVALS, onlyDeploysConfigure, othersThan, VERSION_CHANGES } from '../security/bucket-guard';
import { PrivateBucket } from '../security/private-bucket';

export interface RecordsBucketProps {
  readonly objectLock: Deployment['audit']['objectLock'];
  /** The principals that may change locks, legal holds and tags, and delete versions whose lock permits it. */
  readonly custodians: readonly string[];
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
  /** The only role that may write, by replication. */
  readonly replicationRole: iam.IRole;
}

const retention = {
  governance: s3.ObjectLockRetention.governance,
  compliance: s3.ObjectLockRetention.compliance,
} satisfies Record<RecordsBucketProps['objectLock']['mode'], (period: Duration) => s3.ObjectLockRetention>;

/** The actions that would end a lock early, hide a record, or delete a version after its lock. */
const RECORD_CHANGES = ['s3:BypassGovernanceRetention', ...VERSION_CHANGES];

/**
 * The audit records. Each object is locked from its arrival, in the mode and for the days that the deployment states.
 * No lifecycle rule expires it afterwards. Objects arrive by replication only: the policy denies every other write to
 * every principal. Locks, legal holds, tags and versions are for the custodians, and for nobody if there are none. Only
 * a deploy changes the settings of the bucket.
 */
export class RecordsBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: RecordsBucketProps) {
    super(scope, id, {
      key: props.key,
      accessLogs: props.accessLogs,
      accessLogPrefix: 'audit-records/',
      objectLockDefaultRetention: retention[props.objectLock.mode](Duration.days(props.objectLock.days)),
    });
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'ReplicationWrites',
        principals: [new iam.ArnPrincipal(props.replicationRole.roleArn)],
        actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
        resources: [this.arnForObjects('*')],
      }),
    );
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'NobodyElseWrites',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:DeleteObject', ...OBJECT_ARRIVALS, 's3:ReplicateDelete'],
        resources: [this.arnForObjects('*')],
      }),
    );
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'NobodyElseReplicates',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
        resources: [this.arnForObjects('*')],
        conditions: othersThan([props.replicationRole.roleArn]),
      }),
    );
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'OnlyCustodiansChangeRecords',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: RECORD_CHANGES,
        resources: [this.arnForObjects('*')],
        conditions: othersThan(props.custodians),
      }),
    );
    onlyDeploysConfigure(this);
  }
}
