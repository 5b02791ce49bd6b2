import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface CountProps {
  /** The deployment's name, which keeps deployments of one account apart. */
  readonly deployment: string;
  readonly metricName: string;
  /** The log groups with the lines, each by the id of its filter. */
  readonly logGroups: Readonly<Record<string, logs.ILogGroup>>;
}

export interface CountLinesProps extends CountProps {
  /** The event's name, which no other log line contains. */
  readonly event: string;
}

/** Counts log lines of one event. The filters match the event's name anywhere in a line, in any log format. */
export const countLines = (scope: Construct, { event, ...props }: CountLinesProps): cloudwatch.Metric =>
  countMatches(scope, `"${event}"`, props);

/**
 * Counts log lines that match a filter pattern of CloudWatch Logs, in five-minute periods. The filters have no dimension,
 * so no part of a line becomes part of a metric (I7).
 */
export function countMatches(
  scope: Construct,
  pattern: string,
  { deployment, metricName, logGroups }: CountProps,
): cloudwatch.Metric {
  const namespace = `HybridLlm/${deployment}`;
  for (const [id, logGroup] of Object.entries(logGroups)) {
    new logs.MetricFilter(scope, id, {
      logGroup,
      filterPattern: logs.FilterPattern.literal(pattern),
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
