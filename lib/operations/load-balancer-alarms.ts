import type { Model } from '../config/model';
import { expectedCopies } from '../hosts/rows';
import {
  BALANCER_STATUSES,
  type BalancerStatus,
  type LoadBalancerMetrics,
} from '../resources/inference-resources';
import type { AlarmRule } from './alarm-rule';

type Rule = Pick<AlarmRule, 'means' | 'runbook' | 'periods'>;

/** What each answer of the load balancer itself means: its copies did not send it, so no fault of a model counts it. */
const RULES = {
  502: {
    means:
      'The load balancer could not read an answer of a copy, twice in a row: connection, TLS or protocol.',
    runbook: 'Load balancer answers 502',
    periods: 2,
  },
  503: {
    means: 'The load balancer got a request for a vllm model that has no copy in service.',
    runbook: 'Load balancer answers 503',
    periods: 1,
  },
  504: {
    means: 'The load balancer waited for a copy that did not answer, twice in a row.',
    runbook: 'Load balancer answers 504',
    periods: 2,
  },
} as const satisfies Record<BalancerStatus, Rule>;

/**
 * Alarms of the load balancer before vllm models; none without one. Where no model has desired copies, 503 is the answer
 * to every request, and no alarm: nothing runs on purpose.
 */
export function loadBalancerAlarms(
  metrics: LoadBalancerMetrics | undefined,
  models: readonly Model[],
): readonly AlarmRule[] {
  if (!metrics) return [];
  const isServing = models.some((model) => (expectedCopies(model) ?? 0) > 0);
  return BALANCER_STATUSES.filter((status) => status !== 503 || isServing).map((status) => ({
    ...RULES[status],
    name: `load-balancer-${status}`,
    metric: metrics[status],
    limit: { above: 0 },
    noData: 'quiet',
  }));
}
