import { Duration, aws_iam as iam, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HEADS_PREFIX } from '../../lambda/chain-heads/schema/chain-heads';
import type { Deployment } from '../config/deployment';
import { onlyDeploysConfigure, othersThan, VERSION_CHANGES } from '../security/bucket-guard';
import { PrivateBucket } from '../security/private-bucket';

export interface RecordsBucketProps {
  readonly objectLock: Deployment['audit']['objectLock'];
  /** The principals that may change locks, legal holds and tags, and delete versions whose lock permits it. */
  readonly custodians: readonly string[];
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
  /** The only role that may write records, by replication. */
  readonly replicationRole: iam.IRole;
  /** The only role that may write statements about the chains, each once. */
  readonly signerRole: iam.IRole;
}

const retention = {
  governance: s3.ObjectLockRetention.governance,
  compliance: s3.ObjectLockRetention.compliance,
} satisfies Record<RecordsBucketProps['objectLock']['mode'], (period: Duration) => s3.ObjectLockRetention>;

/** The actions that would end a lock early, hide a record, or delete a version after its lock. */
const RECORD_CHANGES = ['s3:BypassGovernanceRetention', ...VERSION_CHANGES];

/**
 * The audit records. Each object is locked from its arrival, in the mode and for the days that the deployment states.
 * No lifecycle rule expires it afterwards. Records arrive by replication only, and the signer alone creates statements
 * about their chains below `heads/`: the policy denies every other write to every principal. Locks, legal holds, tags
 * and versions are for the custodians, and for nobody if there are none. Only a deploy changes the settings of the
 * bucket.
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
        actions: ['s3:DeleteObject', 's3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:ReplicateDelete'],
        resources: [this.arnForObjects('*')],
      }),
    );
    this.guardStatements(props.signerRole);
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

  /**
   * The one role that puts objects is the signer, below `heads/` only, and only where no object of the key exists:
   * without `If-None-Match` a request has no `s3:if-none-match` (S3 user guide, "Enforce conditional writes on Amazon
   * S3 buckets", 2026-11). So a statement has one version, and a sequence of statements cannot fork.
   */
  private guardStatements(signerRole: iam.IRole): void {
    const denial = (sid: string, actions: string[], rest: iam.PolicyStatementProps) =>
      this.addToResourcePolicy(
        new iam.PolicyStatement({
          sid,
          effect: iam.Effect.DENY,
          principals: [new iam.AnyPrincipal()],
          actions,
          ...rest,
        }),
      );
    const statements = [this.arnForObjects(`${HEADS_PREFIX}*`)];
    denial('NobodyPutsRecords', ['s3:PutObject'], { notResources: statements });
    denial('OnlySignerPutsStatements', ['s3:PutObject'], {
      resources: statements,
      conditions: othersThan([signerRole.roleArn]),
    });
    denial('StatementsAreCreatedOnce', ['s3:PutObject'], {
      resources: statements,
      conditions: { Null: { 's3:if-none-match': 'true' } },
    });
    denial('NobodyReplicatesStatements', ['s3:ReplicateObject', 's3:ReplicateTags'], {
      resources: statements,
    });
  }
}
