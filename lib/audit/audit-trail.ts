import { type aws_kms as kms, type aws_logs as logs, RemovalPolicy, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Plan, policyOfRole } from '../plan/plan';
import { required } from '../plan/required';
import type { ResourceArns } from '../plan/resource';
import { allowRoles } from '../security/bucket-readers';
import { attachedPolicy } from '../security/role-policy';
import type { WorkloadRoles } from '../security/workload-roles';
import { AuditQueries } from './audit-queries';
import { DeliveryStream } from './delivery-stream';
import { LandingBucket } from './landing-bucket';
import { RecordsBucket } from './records-bucket';

export interface AuditTrailProps {
  readonly plan: Pick<Plan, 'deployment' | 'policies'>;
  /** Encrypts the stream and the buckets only. */
  readonly key: kms.IKey;
  /** `chain-heads` is the only role that writes statements about the chains. */
  readonly roles: Pick<WorkloadRoles, 'get'>;
  /** Signs the statements. */
  readonly headsKey: kms.IKey;
  readonly accessLogs: s3.IBucket;
  readonly deliveryErrors: logs.ILogGroup;
}

/**
 * The path of an audit record: Firehose accepts it and delivers it into the landing bucket. S3 replicates it into the
 * records bucket, where it is locked and auditors query it. The signer states there what each chain ends with. Why two
 * buckets:
 * docs/decisions/0003-audit-landing-and-lock.md.
 */
export class AuditTrail extends Construct {
  readonly stream: DeliveryStream;
  readonly landing: s3.IBucket;
  readonly records: s3.IBucket;
  readonly archiveRoleArn?: string;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { key, accessLogs, roles } = props;
    const [deliveryRole, replicationRole] = [roles.get('delivery'), roles.get('replication')];
    const { deployment } = props.plan;

    const records = new RecordsBucket(this, 'Records', {
      deployment,
      key,
      accessLogs,
      replicationRole,
      signerRole: roles.get('chain-heads'),
    });
    allowRoles(records, 'records-bucket', props.plan, roles);
    const landing = new LandingBucket(this, 'Landing', {
      deployment,
      records,
      key,
      accessLogs,
      deliveryRole,
      replicationRole,
    });
    this.stream = new DeliveryStream(this, 'Stream', {
      role: deliveryRole,
      bucket: landing,
      key,
      errors: props.deliveryErrors,
    });
    const arns: ResourceArns = {
      'audit-key': key.keyArn,
      'landing-bucket': landing.bucketArn,
      'records-bucket': records.bucketArn,
      'delivery-logs': props.deliveryErrors.logGroupArn,
    };
    const deliveryPolicy = attachedPolicy(this, 'DeliveryPolicy', {
      role: deliveryRole,
      policy: required(policyOfRole(props.plan, 'delivery'), 'a policy of the delivery role'),
      arns,
    });
    this.stream.node.addDependency(...(deliveryPolicy ? [deliveryPolicy] : []), landing.policy ?? landing);
    const replicationPolicy = attachedPolicy(this, 'ReplicationPolicy', {
      role: replicationRole,
      policy: required(policyOfRole(props.plan, 'replication'), 'a policy of the replication role'),
      arns,
    });
    // What has landed when the stack is deleted is still replicated, and locked.
    replicationPolicy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new AuditQueries(this, 'Queries', {
      deployment: props.plan.deployment,
      records,
      key,
      headsKey: props.headsKey,
      accessLogs,
    });
    this.landing = landing;
    this.records = records;
    this.archiveRoleArn = deployment.imports.logArchive && replicationRole.roleArn;
  }
}
