import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogEntry } from '../../lambda/router/contract/log';
import { type LaneRecord, laneEntries } from '../plan/lane-record';

export interface AuditWriteFailuresProps {
  /** The deployment's name, which keeps deployments of one account apart. */
  readonly deployment: string;
  /** Where each lane's router logs. */
  readonly logGroups: LaneRecord<logs.ILogGroup>;
}

/** The log line the router writes when the audit stream did not take a record. */
const EVENT = 'audit-write-failed' satisfies LogEntry['event'];

/**
 * Counts records the audit stream did not take, from the line a router logs for each; such a request was answered
 * 503 (I8). The line is found by its event's name wherever it stands, so the log format does not matter.
 */
export class AuditWriteFailures extends Construct {
  readonly count: cloudwatch.IMetric;

  constructor(scope: Construct, id: string, { deployment, logGroups }: AuditWriteFailuresProps) {
    super(scope, id);
    const name = { metricNamespace: `HybridLlm/${deployment}`, metricName: 'AuditWriteFailures' };
    for (const [lane, logGroup] of laneEntries(logGroups)) {
      new logs.MetricFilter(this, lane, {
        logGroup,
        filterPattern: logs.FilterPattern.literal(`"${EVENT}"`),
        ...name,
        metricValue: '1',
        defaultValue: 0,
      });
    }
    this.count = new cloudwatch.Metric({
      namespace: name.metricNamespace,
      metricName: name.metricName,
      statistic: cloudwatch.Stats.SUM,
      period: Duration.minutes(5),
    });
  }
}
