import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { AlarmRule } from './alarm-rule';
import type { AuditMetrics } from './audit-metrics';

/** What an operator must know of audit records: accepted is not stored, so each step has its own alarm (I8). */
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
  ];
}
