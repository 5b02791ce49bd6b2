import { aws_athena as athena, Duration, type aws_kms as kms, Stack, type aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { onlyDeploysConfigure } from '../security/bucket-guard';
import { PrivateBucket } from '../security/private-bucket';

/** The most compressed bytes that one query reads: half a dollar at Athena's list price. */
const BYTES_PER_QUERY = 100 * 1024 ** 3;

export interface QueryWorkgroupProps {
  readonly workgroupName: string;
  readonly results: s3.IBucket;
  readonly key: kms.IKey;
}

/**
 * The workgroup for queries over the audit records. Its settings override those of the client: results go to our
 * bucket, encrypted with our key, and every query has a read limit. Its history is deleted with the stack.
 */
export class QueryWorkgroup extends athena.CfnWorkGroup {
  constructor(scope: Construct, id: string, { workgroupName, results, key }: QueryWorkgroupProps) {
    super(scope, id, {
      name: workgroupName,
      description: 'Queries over the audit records',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: BYTES_PER_QUERY,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${results.bucketName}/`,
          expectedBucketOwner: Stack.of(scope).account,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
  }
}

/** Days until a query result expires. */
const KEPT_DAYS = 7;

export interface QueryResultsBucketProps {
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
}

/**
 * Results of queries over the audit records. They contain extracts of records, so they have the same key. They expire
 * after a week: the auditor exports what must be kept. Athena writes and reads them as the auditor, so IAM says who may.
 * Only a deploy changes the settings of the bucket.
 */
export class QueryResultsBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { key, accessLogs }: QueryResultsBucketProps) {
    super(scope, id, {
      key,
      accessLogs,
      accessLogPrefix: 'audit-queries/',
      lifecycleRules: [
        {
          id: 'expire',
          expiration: Duration.days(KEPT_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    onlyDeploysConfigure(this);
  }
}
