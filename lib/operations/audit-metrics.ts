import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import { REPLICATION_RULE } from '../audit/landing-bucket';
import type { FoundationResources } from '../resources/foundation-resources';

/** How audit records travel: accepted by the stream, delivered, replicated into the locked bucket. */
export interface AuditMetrics {
  /** Records the stream took. */
  readonly accepted: cloudwatch.IMetric;
  /** Age of the oldest record not yet delivered, seconds. The stream buffers for one minute. */
  readonly freshness: cloudwatch.IMetric;
  /** Objects S3 gave up replicating. */
  readonly replicationFailures: cloudwatch.IMetric;
  /** How far the locked bucket is behind, seconds. */
  readonly replicationLatency: cloudwatch.IMetric;
}

export function auditMetrics({ audit }: Pick<FoundationResources, 'audit'>): AuditMetrics {
  const period = Duration.minutes(5);
  const stream = (metricName: string, statistic: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/Firehose',
      metricName,
      dimensionsMap: { DeliveryStreamName: audit.stream.ref },
      statistic,
      period,
    });
  const replication = (metricName: string, statistic: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/S3',
      metricName,
      dimensionsMap: {
        SourceBucket: audit.landing.bucketName,
        DestinationBucket: audit.records.bucketName,
        RuleId: REPLICATION_RULE,
      },
      statistic,
      period,
    });
  return {
    accepted: stream('IncomingRecords', cloudwatch.Stats.SUM),
    freshness: stream('DeliveryToS3.DataFreshness', cloudwatch.Stats.MAXIMUM),
    replicationFailures: replication('OperationsFailedReplication', cloudwatch.Stats.SUM),
    replicationLatency: replication('ReplicationLatency', cloudwatch.Stats.MAXIMUM),
  };
}
