import type { AlarmRule } from './alarm-rule';
import type { AuthorizerMetrics } from './authorizer-metrics';

/** What an operator must know of the authorizer; nothing where every lane takes IAM. */
export function authorizerAlarms(metrics: AuthorizerMetrics | undefined): readonly AlarmRule[] {
  if (!metrics) return [];
  return [
    {
      name: 'tokens-by-unknown-key',
      means: 'Tokens of our issuer are signed by a key the key set does not have; their callers get 401.',
      runbook: 'Tokens are signed by an unknown key',
      metric: metrics.unknownKeyIds,
      limit: { above: 0 },
      periods: 1,
      noData: 'quiet',
    },
    {
      name: 'authorizer-fails',
      means: 'The authorizer could not read the key table or the key set; requests got 503.',
      runbook: 'Authorizer fails',
      metric: metrics.failures,
      limit: { above: 0 },
      periods: 1,
      noData: 'quiet',
    },
    {
      name: 'authorizer-at-limit',
      means: 'More new credentials arrived at once than the authorizer may check; the rest were refused.',
      runbook: 'Router is at its limit',
      metric: metrics.throttles,
      limit: { above: 0 },
      periods: 2,
      noData: 'quiet',
    },
    {
      name: 'authorizer-invoked-asynchronously',
      means: 'Somebody invoked the authorizer without the API.',
      runbook: 'Router is invoked asynchronously',
      metric: metrics.asynchronous,
      limit: { above: 0 },
      periods: 1,
      noData: 'quiet',
    },
  ];
}
