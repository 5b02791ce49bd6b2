import { aws_cloudwatch as cloudwatch, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { GatewayResources } from '../resources/gateway-resources';
import type { AlarmRule } from './alarm-rule';

/** Metrics of the API and its firewall, in five-minute periods. */
export interface ApiMetrics {
  readonly requests: cloudwatch.IMetric;
  /** Requests with a client error (4xx). */
  readonly clientErrors: cloudwatch.IMetric;
  readonly serverErrors: cloudwatch.IMetric;
  /** 90th percentile from the first byte in to the last byte out, milliseconds. */
  readonly latency: cloudwatch.IMetric;
  readonly blockedByFirewall: cloudwatch.IMetric;
}

export function apiMetrics(
  scope: Construct,
  gateway: Pick<GatewayResources, 'api' | 'firewallName'>,
): ApiMetrics {
  const period = Duration.minutes(5);
  const api = (metricName: string, statistic: string, label: string) =>
    new cloudwatch.Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: { ApiName: gateway.api.name, Stage: gateway.api.stage },
      statistic,
      period,
      label,
    });
  return {
    requests: api('Count', cloudwatch.Stats.SUM, 'Requests'),
    clientErrors: api('4XXError', cloudwatch.Stats.SUM, '4xx'),
    serverErrors: api('5XXError', cloudwatch.Stats.SUM, '5xx'),
    latency: api('Latency', cloudwatch.Stats.p(90), 'Latency p90'),
    blockedByFirewall: new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: gateway.firewallName, Region: Stack.of(scope).region, Rule: 'ALL' },
      statistic: cloudwatch.Stats.SUM,
      period,
      label: 'Blocked by the firewall',
    }),
  };
}

/** Alarms of the API and its firewall. */
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
