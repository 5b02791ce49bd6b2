import type { Lane } from '../../policy/lane';
import type { AlarmRule } from './alarm-rule';
import type { RouterMetrics } from './router-metrics';

/** What an operator must know of one lane's router. */
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
