import {
  aws_kinesisfirehose as firehose,
  type aws_iam as iam,
  type aws_kms as kms,
  aws_logs as logs,
  type aws_s3 as s3,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { RECORDS_PREFIX } from '../../lambda/chain-heads/window';

/** Records by their hour of arrival, UTC. */
const DELIVERY_PREFIX = `${RECORDS_PREFIX}!{timestamp:yyyy/MM/dd/HH}/`;
/** Records that Firehose could not process. S3 replicates them too. */
const FAILURES_PREFIX = 'undelivered/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/';

export interface DeliveryStreamProps {
  readonly role: iam.IRole;
  readonly bucket: s3.IBucket;
  readonly key: kms.IKey;
  readonly errors: logs.ILogGroup;
}

/**
 * Accepts decision and outcome records and delivers them as gzipped lines of JSON. The router ends each record with a
 * line feed. The buffer is encrypted and keeps a record for one minute at most.
 */
export class DeliveryStream extends firehose.CfnDeliveryStream {
  constructor(scope: Construct, id: string, { role, bucket, key, errors }: DeliveryStreamProps) {
    const logStream = new logs.LogStream(scope, 'ErrorsStream', { logGroup: errors });
    super(scope, id, {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: {
        keyType: 'CUSTOMER_MANAGED_CMK',
        keyArn: key.keyArn,
      },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: DELIVERY_PREFIX,
        errorOutputPrefix: FAILURES_PREFIX,
        bufferingHints: { intervalInSeconds: 60, sizeInMBs: 5 },
        compressionFormat: 'GZIP',
        encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: key.keyArn } },
        cloudWatchLoggingOptions: {
          enabled: true,
          logGroupName: errors.logGroupName,
          logStreamName: logStream.logStreamName,
        },
      },
    });
  }
}
