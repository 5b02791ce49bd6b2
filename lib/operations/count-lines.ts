import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface CountLinesProps {
  /** The event's name, which no other log line contains. */
  readonly event: string;
  readonly logGroup: logs.ILogGroup;
  readonly metricNamespace: string;
  /** Also the construct's id. */
  readonly metricName: string;
}

/** Counts log lines of one event, in five-minute periods. The filter matches the event's name anywhere in a line. */
export function countLines(
  scope: Construct,
  { event, logGroup, ...name }: CountLinesProps,
): cloudwatch.Metric {
  new logs.MetricFilter(scope, name.metricName, {
    logGroup,
    filterPattern: logs.FilterPattern.literal(`"${event}"`),
    ...name,
    metricValue: '1',
    defaultValue: 0,
  });
  return new cloudwatch.Metric({
    namespace: name.metricNamespace,
    metricName: name.metricName,
    statistic: cloudwatch.Stats.SUM,
    period: Duration.minutes(5),
  });
}
