import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { FoundationResources } from '../resources/foundation-resources';
import type { AlarmRule } from './alarm-rule';

/**
 * DNS queries from the VPC that were refused because the deployment does not know the name; `undefined` if another team
 * owns the VPC and its resolver.
 */
export const unexpectedQueries = ({
  unexpectedQueries: counted,
}: Pick<FoundationResources, 'unexpectedQueries'>): cloudwatch.IMetric | undefined =>
  counted &&
  new cloudwatch.Metric({
    namespace: 'AWS/Route53Resolver',
    // Route 53 developer guide, "Monitoring Resolver DNS Firewall rule groups with Amazon CloudWatch", 2026-11.
    metricName: 'FirewallRuleQueryVolume',
    dimensionsMap: { FirewallRuleGroupId: counted.ruleGroupId, FirewallDomainListId: counted.domainListId },
    statistic: cloudwatch.Stats.SUM,
    period: Duration.minutes(5),
  });

/**
 * Queries in five minutes that raise no alarm where the account runs instances. At its start an instance asks for a
 * name that no list can have (lib/hosts/vllm/resolved-names.ts), for two record types.
 */
const OF_STARTING_INSTANCES = 20;

/** Functions and SageMaker ask for known names only, so without instances the first refused query is an incident. */
export function dnsAlarms(
  refused: cloudwatch.IMetric | undefined,
  ownInstances: boolean,
): readonly AlarmRule[] {
  if (!refused) return [];
  const above = ownInstances ? OF_STARTING_INSTANCES : 0;
  return [
    {
      name: 'dns-names-refused',
      means: `More than ${above} DNS queries in five minutes asked for names that the deployment does not use; all were refused.`,
      runbook: 'DNS names are refused',
      metric: refused,
      limit: { above },
      periods: 1,
      noData: 'quiet',
    },
  ];
}
