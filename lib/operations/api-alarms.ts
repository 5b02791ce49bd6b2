import type { AlarmRule } from './alarm-rule';
import type { ApiMetrics } from './api-metrics';

/** What an operator must know of the API and its firewall. */
export function apiAlarms(metrics: ApiMetrics): readonly AlarmRule[] {
  return [
    {
      name: 'api-server-errors',
      means: 'More than five requests in five minutes got a server error, from the gateway or from a router.',
      runbook: 'API answers with server errors',
      metric: metrics.serverErrors,
      limit: { above: 5 },
      periods: 1,
      noData: 'quiet',
    },
    {
      name: 'firewall-refuses-requests',
      means: 'The firewall refused more than twenty requests in five minutes, twice in a row.',
      runbook: 'Firewall refuses requests',
      metric: metrics.blockedByFirewall,
      limit: { above: 20 },
      periods: 2,
      noData: 'quiet',
    },
  ];
}
