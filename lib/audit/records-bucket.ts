import { Duration, aws_iam as iam, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HEADS_PREFIX } from '../../lambda/chain-heads/schema/chain-heads';
import type { Deployment } from '../config/deployment';
import { onlyDeploysConfigure, VERSION_CHANGES } from '../security/bucket-guard';
import { denial, othersThan } from '../security/denial';
import { PrivateBucket } from '../security/private-bucket';
import { archiveRules } from './archive-rule';
import { letReplicationRead } from './replication';

export interface RecordsBucketProps {
  readonly deployment: Pick<Deployment, 'account' | 'region' | 'audit' | 'imports'>;
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
} satisfies Record<Deployment['audit']['objectLock']['mode'], (period: Duration) => s3.ObjectLockRetention>;

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
    const { objectLock, custodians } = props.deployment.audit;
    const statements = new Construct(scope, 'Statements');
    const replicationRules = archiveRules(statements, props.deployment, {
      priority: 0,
      filter: { prefix: HEADS_PREFIX },
    });
    super(scope, id, {
      ...(replicationRules.length > 0 && { replicationRules, replicationRole: props.replicationRole }),
      key: props.key,
      accessLogs: props.accessLogs,
      accessLogPrefix: 'audit-records/',
      objectLockDefaultRetention: retention[objectLock.mode](Duration.days(objectLock.days)),
    });
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'ReplicationWrites',
        principals: [new iam.ArnPrincipal(props.replicationRole.roleArn)],
        actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
        resources: [this.arnForObjects('*')],
      }),
    );
    const heads = this.arnForObjects(`${HEADS_PREFIX}*`);
    if (replicationRules.length > 0) letReplicationRead(this, props.replicationRole, heads);
    const objects = [this.arnForObjects('*')];
    const denials = [
      denial(
        'NobodyElseWrites',
        ['s3:DeleteObject', 's3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:ReplicateDelete'],
        { resources: objects },
      ),
      ...guardOfStatements(heads, props.signerRole),
      denial('NobodyElseReplicates', ['s3:ReplicateObject', 's3:ReplicateTags'], {
        resources: objects,
        conditions: othersThan([props.replicationRole.roleArn]),
      }),
      denial('OnlyCustodiansChangeRecords', RECORD_CHANGES, {
        resources: objects,
        conditions: othersThan(custodians),
      }),
    ];
    for (const one of denials) this.addToResourcePolicy(one);
    onlyDeploysConfigure(this);
  }
}

/**
 * The one role that puts objects is the signer, below `heads/` only, and only where no object of the key exists:
 * without `If-None-Match` a request has no `s3:if-none-match` (S3 user guide, "Enforce conditional writes on Amazon S3
 * buckets", 2026-11). So a statement has one version, and a sequence of statements cannot fork.
 */
function guardOfStatements(statements: string, signerRole: iam.IRole): readonly iam.PolicyStatement[] {
  const resources = [statements];
  return [
    denial('NobodyPutsRecords', ['s3:PutObject'], { notResources: resources }),
    denial('OnlySignerPutsStatements', ['s3:PutObject'], {
      resources,
      conditions: othersThan([signerRole.roleArn]),
    }),
    denial('StatementsAreCreatedOnce', ['s3:PutObject'], {
      resources,
      conditions: { Null: { 's3:if-none-match': 'true' } },
    }),
    denial('NobodyReplicatesStatements', ['s3:ReplicateObject', 's3:ReplicateTags'], { resources }),
  ];
}
