import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { LaneRouter } from '../resources/gateway-resources';

/** How one lane's router is doing, in five-minute periods. */
export interface RouterMetrics {
  readonly invocations: cloudwatch.IMetric;
  /** Crashes and timeouts. A refusal with a code is not one. */
  readonly errors: cloudwatch.IMetric;
  /** Requests turned away because the lane's reserved concurrency was in use. */
  readonly throttles: cloudwatch.IMetric;
  /** 90th percentile of the whole answer, milliseconds. */
  readonly duration: cloudwatch.IMetric;
  /** Most requests answered at the same time. */
  readonly concurrency: cloudwatch.IMetric;
  /** Invocations by anything but the API. */
  readonly asynchronous: cloudwatch.IMetric;
}

export function routerMetrics({ function: router }: LaneRouter): RouterMetrics {
  const period = Duration.minutes(5);
  const metric = (metricName: string, statistic: string) => router.metric(metricName, { statistic, period });
  return {
    invocations: metric('Invocations', cloudwatch.Stats.SUM),
    errors: metric('Errors', cloudwatch.Stats.SUM),
    throttles: metric('Throttles', cloudwatch.Stats.SUM),
    duration: metric('Duration', cloudwatch.Stats.p(90)),
    concurrency: metric('ConcurrentExecutions', cloudwatch.Stats.MAXIMUM),
    asynchronous: metric('AsyncEventsReceived', cloudwatch.Stats.SUM),
  };
}
