import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface CountLinesProps {
  /** The event's name, which is nowhere else in the log. */
  readonly event: string;
  readonly logGroup: logs.ILogGroup;
  readonly metricNamespace: string;
  /** Also the construct's id. */
  readonly metricName: string;
}

/** Counts one kind of line in a log, in five-minute periods; found by its event's name wherever it stands. */
export function countLines(
  scope: Construct,
  { event, logGroup, ...name }: CountLinesProps,
): cloudwatch.IMetric {
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
