import { aws_cloudwatch as cloudwatch, Duration, type aws_s3 as s3 } from 'aws-cdk-lib';
import { ARCHIVE_RULE } from '../audit/archive-rule';
import { REPLICATION_RULE } from '../audit/landing-bucket';
import type { Deployment } from '../config/deployment';
import type { FoundationResources } from '../resources/foundation-resources';
import type { AlarmRule } from './alarm-rule';

/** Metrics of the steps of an audit record: accepted by the stream, delivered, replicated into the locked bucket. */
export interface AuditMetrics {
  /** Records that the stream accepted. */
  readonly accepted: cloudwatch.IMetric;
  /** Age of the oldest record not yet delivered, seconds. The stream buffers for one minute. */
  readonly freshness: cloudwatch.IMetric;
  /** Objects whose replication failed. */
  readonly replicationFailures: cloudwatch.IMetric;
  /** Delay of the replication, seconds. */
  readonly replicationLatency: cloudwatch.IMetric;
  /** Objects that were not copied into the log archive: records, and statements. Only if the deployment names one. */
  readonly archiveFailures?: {
    readonly records: cloudwatch.IMetric;
    readonly statements: cloudwatch.IMetric;
  };
}

export function auditMetrics(
  { audit }: Pick<FoundationResources, 'audit'>,
  { logArchive: archive }: Deployment['imports'],
): AuditMetrics {
  const period = Duration.minutes(5);
  const stream = (metricName: string, statistic: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/Firehose',
      metricName,
      dimensionsMap: { DeliveryStreamName: audit.stream.ref },
      statistic,
      period,
    });
  const ofRule = (dimensionsMap: Record<string, string>, metricName: string, statistic: string) =>
    new cloudwatch.Metric({ namespace: 'AWS/S3', metricName, dimensionsMap, statistic, period });
  const replication = (metricName: string, statistic: string) =>
    ofRule(
      {
        SourceBucket: audit.landing.bucketName,
        DestinationBucket: audit.records.bucketName,
        RuleId: REPLICATION_RULE,
      },
      metricName,
      statistic,
    );
  const notArchived = (from: s3.IBucket, to: string) =>
    ofRule(
      { SourceBucket: from.bucketName, DestinationBucket: to, RuleId: ARCHIVE_RULE },
      'OperationsFailedReplication',
      cloudwatch.Stats.SUM,
    );
  return {
    accepted: stream('IncomingRecords', cloudwatch.Stats.SUM),
    freshness: stream('DeliveryToS3.DataFreshness', cloudwatch.Stats.MAXIMUM),
    replicationFailures: replication('OperationsFailedReplication', cloudwatch.Stats.SUM),
    replicationLatency: replication('ReplicationLatency', cloudwatch.Stats.MAXIMUM),
    ...(archive && {
      archiveFailures: {
        records: notArchived(audit.landing, archive.bucket),
        statements: notArchived(audit.records, archive.bucket),
      },
    }),
  };
}

/** Alarms of audit records. An accepted record is not stored yet, so each step has its own alarm (I8). */
export function auditAlarms(metrics: AuditMetrics, writeFailures: cloudwatch.IMetric): readonly AlarmRule[] {
  return [
    {
      name: 'audit-records-not-accepted',
      means: 'The audit stream refused a record or did not answer; the request was refused for it.',
      runbook: 'Audit records are not accepted',
      metric: writeFailures,
      limit: { above: 0 },
      periods: 1,
      noData: 'quiet',
    },
    {
      name: 'audit-records-late',
      means: 'A record waited more than five minutes for its delivery to the landing bucket.',
      runbook: 'Audit records arrive late',
      metric: metrics.freshness,
      limit: { above: 300 },
      periods: 2,
      noData: 'quiet',
    },
    {
      name: 'audit-records-not-replicated',
      means: 'S3 gave up replicating a record into the locked bucket.',
      runbook: 'Audit records are not replicated',
      metric: metrics.replicationFailures,
      limit: { above: 0 },
      periods: 1,
      noData: 'quiet',
    },
    {
      name: 'audit-replication-late',
      means: 'The locked bucket is more than fifteen minutes behind.',
      runbook: 'Audit records are not replicated',
      metric: metrics.replicationLatency,
      limit: { above: 900 },
      periods: 1,
      noData: 'quiet',
    },
    ...archiveAlarms(metrics.archiveFailures),
  ];
}

function archiveAlarms(failures: AuditMetrics['archiveFailures']): readonly AlarmRule[] {
  if (!failures) return [];
  const rule = (name: string, what: string, metric: cloudwatch.IMetric): AlarmRule => ({
    name,
    means: `S3 gave up copying ${what} into the log archive.`,
    runbook: 'Audit records are not archived',
    metric,
    limit: { above: 0 },
    periods: 1,
    noData: 'quiet',
  });
  return [
    rule('audit-records-not-archived', 'a record', failures.records),
    rule('chain-heads-not-archived', 'a signed statement', failures.statements),
  ];
}
