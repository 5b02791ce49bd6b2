import type { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogEntry } from '../../lambda/authorizer/log';
import type { FoundationResources } from '../resources/foundation-resources';
import type { GatewayResources } from '../resources/gateway-resources';
import type { AlarmRule } from './alarm-rule';
import { countLines } from './count-lines';
import { type RouterMetrics, routerMetrics } from './router-monitoring';

/** Metrics of the authorizer. Its Lambda errors are left out: by API Gateway's contract a refusal is an error. */
export interface AuthorizerMetrics extends Omit<RouterMetrics, 'errors'> {
  /** Tokens of our issuer, signed by a key that is not in the key set. */
  readonly unknownKeyIds: cloudwatch.IMetric;
  /** Credentials that the authorizer could not check, because it could not read the table or the key set. */
  readonly failures: cloudwatch.IMetric;
}

/** The authorizer's metrics, with filters over its log; `undefined` if every lane uses IAM. */
export function authorizerMetrics(
  scope: Construct,
  deployment: string,
  foundation: Pick<FoundationResources, 'authorizer'>,
  gateway: Pick<GatewayResources, 'authorizer'>,
): AuthorizerMetrics | undefined {
  if (!foundation.authorizer || !gateway.authorizer) return undefined;
  const { logGroup } = foundation.authorizer;
  const lines = new Construct(scope, 'AuthorizerLines');
  const count = (event: LogEntry['event'], metricName: string) =>
    countLines(lines, { event, deployment, metricName, logGroups: { [metricName]: logGroup } });
  return {
    ...routerMetrics(gateway.authorizer),
    unknownKeyIds: count('unknown-key-id', 'UnknownKeyIds'),
    failures: count('authorizer-failed', 'AuthorizerFailures'),
  };
}

/** Alarms of the authorizer; none if every lane uses IAM. */
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
