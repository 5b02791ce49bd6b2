import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogEntry } from '../../lambda/router/contract/log';
import { type LaneRecord, laneEntries } from '../plan/lane-record';

export interface AuditWriteFailuresProps {
  /** The deployment's name, which keeps deployments of one account apart. */
  readonly deployment: string;
  /** The log group of each lane's router. */
  readonly logGroups: LaneRecord<logs.ILogGroup>;
}

/** The event that the router logs if the audit stream did not accept a record. */
const EVENT = 'audit-write-failed' satisfies LogEntry['event'];

/**
 * Counts records that the audit stream did not accept, by the line that a router logs for each. The router answers
 * such a request with 503 (I8). The filter matches the name of the event anywhere in a line, in any log format.
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
