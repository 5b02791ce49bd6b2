import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface CountLinesProps {
  /** The event's name, which no other log line contains. */
  readonly event: string;
  /** The deployment's name, which keeps deployments of one account apart. */
  readonly deployment: string;
  readonly metricName: string;
  /** The log groups with the lines, each by the id of its filter. */
  readonly logGroups: Readonly<Record<string, logs.ILogGroup>>;
}

/**
 * Counts log lines of one event, in five-minute periods. The filters match the event's name anywhere in a line, in any
 * log format. They have no dimension, so no part of a line becomes part of a metric (I7).
 */
export function countLines(
  scope: Construct,
  { event, deployment, metricName, logGroups }: CountLinesProps,
): cloudwatch.Metric {
  const namespace = `HybridLlm/${deployment}`;
  for (const [id, logGroup] of Object.entries(logGroups)) {
    new logs.MetricFilter(scope, id, {
      logGroup,
      filterPattern: logs.FilterPattern.literal(`"${event}"`),
      metricNamespace: namespace,
      metricName,
      metricValue: '1',
      defaultValue: 0,
    });
  }
  return new cloudwatch.Metric({
    namespace,
    metricName,
    statistic: cloudwatch.Stats.SUM,
    period: Duration.minutes(5),
  });
}
