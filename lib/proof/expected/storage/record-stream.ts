import type { Expected } from '../../matching/expected';
import { claimedBy, optional, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { bucket, bucketArn, keyArn, logGroup, roleArn, STREAM } from '../things';

const ERRORS = 'log stream of delivery errors';

/**
 * The stream that accepts records, and the log of its delivery errors. No function or format conversion changes a
 * record, no rule leaves one out, and no copy goes to another bucket.
 */
export const recordStream = (basis: Basis): readonly Expected[] => [
  {
    thing: STREAM,
    type: 'AWS::KinesisFirehose::DeliveryStream',
    stack: 'foundation',
    claim: 'I8.record-stream',
    // Records that arrive before the policy of the bucket would not be under its rules.
    after: [`policy of ${bucket('landing')}`],
    properties: {
      DeliveryStreamType: 'DirectPut',
      DeliveryStreamEncryptionConfigurationInput: claimedBy('I6.at-rest', {
        KeyType: 'CUSTOMER_MANAGED_CMK',
        KeyARN: keyArn(basis, 'audit'),
      }),
      ExtendedS3DestinationConfiguration: {
        BucketARN: bucketArn(basis, 'landing'),
        RoleARN: roleArn(basis, 'delivery'),
        Prefix: 'decisions/!{timestamp:yyyy/MM/dd/HH}/',
        ErrorOutputPrefix: 'undelivered/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
        // The alarm on late records expects a minute at most.
        BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 5 },
        CompressionFormat: 'GZIP',
        S3BackupMode: optional('Disabled'),
        EncryptionConfiguration: claimedBy('I6.at-rest', {
          KMSEncryptionConfig: { AWSKMSKeyARN: keyArn(basis, 'audit') },
        }),
        CloudWatchLoggingOptions: {
          Enabled: true,
          LogGroupName: the(logGroup('delivery')),
          LogStreamName: the(ERRORS),
        },
      },
    },
  },
  {
    thing: ERRORS,
    type: 'AWS::Logs::LogStream',
    stack: 'foundation',
    claim: 'I7.logs',
    retained: true,
    properties: { LogGroupName: the(logGroup('delivery')) },
  },
];
