import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { Lane } from '../../policy/lane';
import type { LaneRouter } from '../resources/gateway-resources';
import type { AlarmRule } from './alarm-rule';

/** Metrics of one lane's router, in five-minute periods. */
export interface RouterMetrics {
  readonly invocations: cloudwatch.IMetric;
  /** Crashes and timeouts. A refusal with an error code does not count. */
  readonly errors: cloudwatch.IMetric;
  /** Requests that Lambda refused because the lane's reserved concurrency was in use. */
  readonly throttles: cloudwatch.IMetric;
  /** 90th percentile of the whole answer, milliseconds. */
  readonly duration: cloudwatch.IMetric;
  /** The most requests at the same time. */
  readonly concurrency: cloudwatch.IMetric;
  /** Asynchronous invocations: the API makes none. */
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

/** Alarms of one lane's router. */
export function routerAlarms(lane: Lane, metrics: RouterMetrics): readonly AlarmRule[] {
  return [
    {
      name: `${lane}-router-fails`,
      means: `The router of the ${lane} lane crashed or ran out of time.`,
      runbook: 'Router fails',
      metric: metrics.errors,
      limit: { above: 0 },
      periods: 1,
      noData: 'quiet',
    },
    {
      name: `${lane}-router-at-limit`,
      means: `The ${lane} lane turned requests away: as many are being answered as its concurrency allows.`,
      runbook: 'Router is at its limit',
      metric: metrics.throttles,
      limit: { above: 0 },
      periods: 2,
      noData: 'quiet',
    },
    {
      name: `${lane}-router-invoked-asynchronously`,
      means: `Somebody invoked the router of the ${lane} lane without the API, so without its authentication.`,
      runbook: 'Router is invoked asynchronously',
      metric: metrics.asynchronous,
      limit: { above: 0 },
      periods: 1,
      noData: 'quiet',
    },
  ];
}
