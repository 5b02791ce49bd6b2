import {
  aws_iam as iam,
  type aws_kms as kms,
  type aws_logs as logs,
  Stack,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { AuditQueries } from './audit-queries';
import { DeliveryStream } from './delivery-stream';
import { LandingBucket } from './landing-bucket';
import { RecordsBucket } from './records-bucket';

export interface AuditTrailProps {
  readonly deployment: Deployment;
  /** Encrypts stream and buckets, and nothing else. */
  readonly key: kms.IKey;
  readonly deliveryRole: iam.IRole;
  readonly replicationRole: iam.IRole;
  readonly accessLogs: s3.IBucket;
  readonly deliveryErrors: logs.ILogGroup;
}

/**
 * The way of an audit record: Firehose accepts it, delivers it into the landing bucket, and S3 replicates it into
 * the records bucket, where it is locked and auditors query it. Why two buckets: docs/decisions/0003-audit-landing-and-lock.md.
 */
export class AuditTrail extends Construct {
  readonly stream: DeliveryStream;
  readonly landing: s3.IBucket;
  readonly records: s3.IBucket;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { key, accessLogs, deliveryRole, replicationRole } = props;
    const { objectLock } = props.deployment.audit;

    const records = new RecordsBucket(this, 'Records', { objectLock, key, accessLogs, replicationRole });
    const landing = new LandingBucket(this, 'Landing', {
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
    this.stream.node.addDependency(this.letFirehoseEncrypt(props, landing), landing.policy ?? landing);
    this.letReplicationEncrypt(props, landing, records);
    new AuditQueries(this, 'Queries', { deployment: props.deployment, records, key, accessLogs });
    this.landing = landing;
    this.records = records;
  }

  private letFirehoseEncrypt(props: AuditTrailProps, landing: s3.IBucket): iam.ManagedPolicy {
    return new iam.ManagedPolicy(this, 'DeliveryPolicy', {
      description: 'Encrypt what is delivered to the landing bucket, and say what failed',
      roles: [props.deliveryRole],
      statements: [
        throughS3(props.key, ['kms:Decrypt', 'kms:GenerateDataKey'], 'EncryptLanding', landing),
        new iam.PolicyStatement({
          sid: 'WriteErrors',
          actions: ['logs:PutLogEvents'],
          resources: [props.deliveryErrors.logGroupArn],
        }),
      ],
    });
  }

  private letReplicationEncrypt(props: AuditTrailProps, landing: s3.IBucket, records: s3.IBucket): void {
    new iam.ManagedPolicy(this, 'ReplicationPolicy', {
      description: 'Decrypt what landed, encrypt what is locked',
      roles: [props.replicationRole],
      statements: [
        throughS3(props.key, ['kms:Decrypt'], 'DecryptLanding', landing),
        throughS3(props.key, ['kms:Encrypt', 'kms:GenerateDataKey'], 'EncryptRecords', records),
      ],
    });
  }
}

/** Use of a key through S3, for one bucket: with S3 Bucket Keys the encryption context is the bucket's ARN. */
function throughS3(key: kms.IKey, actions: string[], sid: string, bucket: s3.IBucket): iam.PolicyStatement {
  const { region, urlSuffix } = Stack.of(bucket);
  return new iam.PolicyStatement({
    sid,
    actions,
    resources: [key.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` },
      ArnLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket.bucketArn, bucket.arnForObjects('*')] },
    },
  });
}
