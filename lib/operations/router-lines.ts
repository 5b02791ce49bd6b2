import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogEntry } from '../../lambda/router/contract/log';
import { type LaneRecord, laneEntries } from '../plan/lane-record';

export interface RouterLinesProps {
  /** The event that the router logs. No other line contains its name. */
  readonly event: LogEntry['event'];
  /** The deployment's name, which keeps deployments of one account apart. */
  readonly deployment: string;
  readonly metricName: string;
  /** The log group of each lane's router. */
  readonly logGroups: LaneRecord<logs.ILogGroup>;
}

/**
 * Counts lines of one event in the logs of all routers, in five-minute periods. The filter matches the name of the
 * event anywhere in a line, in any log format. It has no dimension, so no part of a line becomes part of a metric (I7).
 */
export class RouterLines extends Construct {
  readonly count: cloudwatch.IMetric;

  constructor(scope: Construct, id: string, { event, deployment, metricName, logGroups }: RouterLinesProps) {
    super(scope, id);
    const name = { metricNamespace: `HybridLlm/${deployment}`, metricName };
    for (const [lane, logGroup] of laneEntries(logGroups)) {
      new logs.MetricFilter(this, lane, {
        logGroup,
        filterPattern: logs.FilterPattern.literal(`"${event}"`),
        ...name,
        metricValue: '1',
        defaultValue: 0,
      });
    }
    this.count = new cloudwatch.Metric({
      ...{ namespace: name.metricNamespace, metricName },
      statistic: cloudwatch.Stats.SUM,
      period: Duration.minutes(5),
    });
  }
}
