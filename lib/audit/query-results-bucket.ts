import { Duration, type aws_kms as kms, type aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PrivateBucket } from '../security/private-bucket';

/** How long an answer to a query is kept. */
const KEPT_DAYS = 7;

export interface QueryResultsBucketProps {
  readonly key: kms.IKey;
  readonly accessLogs: s3.IBucket;
}

/**
 * Answers to queries over the audit records: extracts of them, so under the same key, and gone after a week. What
 * is to be kept is taken out by whoever asked.
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
  }
}
