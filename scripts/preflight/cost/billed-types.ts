import {
  ALARMS_OF_A_POLICY,
  CONTAINER_INSIGHTS,
  IDLE_PRICES,
  type Price,
  REPLICATION_METRICS,
} from './idle-prices';

export type Properties = Readonly<Record<string, unknown>>;

/** A resource type that costs money as long as a resource of it exists. */
export interface BilledType {
  readonly type: string;
  /** USD a month for all of them; 0 if their properties make them free, `undefined` if no price is known. */
  readonly usd: (all: readonly Properties[]) => number | undefined;
  /** All of them, for the terminal. */
  readonly words: (all: readonly Properties[]) => string;
}

const { interfaceEndpointZone, loadBalancer, key, webAcl, webAclRule, ...prices } = IDLE_PRICES;

/** The list is closed: test/scripts/preflight/cost/billed-types.test.ts finds a type of any template that is in no list. */
export const BILLED: readonly BilledType[] = [
  {
    type: 'AWS::EC2::VPCEndpoint',
    usd: (all) => sum(all, zonesOf) * interfaceEndpointZone.usd,
    words: (all) => `${many(all.filter(zonesOf), 'interface endpoint')}, ${sum(all, zonesOf)} endpoint zones`,
  },
  each('AWS::ElasticLoadBalancingV2::LoadBalancer', loadBalancer, 'load balancer'),
  each('AWS::KMS::Key', key, 'key'),
  {
    type: 'AWS::WAFv2::WebACL',
    usd: (all) => all.length * webAcl.usd + sum(all, rulesOf) * webAclRule.usd,
    words: (all) => `${many(all, 'firewall')} with ${sum(all, rulesOf)} rules`,
  },
  {
    type: 'AWS::Route53Resolver::FirewallDomainList',
    usd: (all) => sum(all, domainsOf) * prices.dnsFirewallName.usd,
    words: (all) => `DNS firewall with ${sum(all, domainsOf)} names`,
  },
  each('AWS::Route53::HostedZone', prices.hostedZone, 'hosted zone'),
  {
    type: 'AWS::CloudWatch::Alarm',
    usd: (all) => sum(all, metricsOf) * prices.alarm.usd,
    words: (all) => many(all, 'alarm'),
  },
  {
    type: 'AWS::CloudWatch::Dashboard',
    usd: (all) => all.length * prices.dashboard.usd,
    words: (all) => `${many(all, 'dashboard')}; three of an account are free`,
  },
  {
    type: 'AWS::Logs::MetricFilter',
    usd: (all) => countedBy(all).size * prices.customMetric.usd,
    words: (all) => `${many([...countedBy(all)], 'metric')} of log lines, at most`,
  },
  {
    // What is stored is billed by the GB.
    type: 'AWS::S3::Bucket',
    usd: (all) => sum(all, measuredRules) * REPLICATION_METRICS * prices.customMetric.usd,
    words: (all) => `${sum(all, measuredRules) * REPLICATION_METRICS} metrics of S3 replication`,
  },
  {
    type: 'AWS::ECS::Cluster',
    usd: (all) => all.filter(hasInsights).length * CONTAINER_INSIGHTS.cluster * prices.customMetric.usd,
    words: (all) => `Container Insights of ${many(all.filter(hasInsights), 'cluster')}, at most`,
  },
  {
    type: 'AWS::ECS::Service',
    usd: (all) => all.length * CONTAINER_INSIGHTS.service * prices.customMetric.usd,
    words: (all) => `Container Insights of ${many(all, 'service')} with tasks, at most`,
  },
  {
    // On by default (CreateEndpointConfig, MetricsConfig, botocore 1.43.107). How many there are is not documented.
    type: 'AWS::SageMaker::EndpointConfig',
    usd: ({ length }) => (length === 0 ? 0 : undefined),
    words: (all) => `detailed metrics of ${many(all, 'SageMaker endpoint')}`,
  },
  scaling('AWS::ECS::CapacityProvider', 'ECS'),
  scaling('AWS::ApplicationAutoScaling::ScalingPolicy', 'Application Auto Scaling'),
];

function each(type: string, { usd }: Price, noun: string): BilledType {
  return { type, usd: (all) => all.length * usd, words: (all) => many(all, noun) };
}

/** A policy creates its alarms itself, so no template has them. */
function scaling(type: string, service: string): BilledType {
  return {
    type,
    usd: (all) => all.length * ALARMS_OF_A_POLICY * prices.alarm.usd,
    words: (all) => `${all.length * ALARMS_OF_A_POLICY} alarms that ${service} scales by`,
  };
}

const zonesOf = ({ VpcEndpointType, SubnetIds }: Properties) =>
  VpcEndpointType === 'Interface' ? lengthOf(SubnetIds) : 0;

/** An alarm on an expression costs as much as one for each metric in it. */
const metricsOf = ({ Metrics }: Properties) =>
  Array.isArray(Metrics) ? Metrics.filter((one) => 'MetricStat' in one).length : 1;

const hasInsights = ({ ClusterSettings }: Properties) =>
  Array.isArray(ClusterSettings) &&
  ClusterSettings.some(({ Name, Value }) => Name === 'containerInsights' && Value !== 'disabled');

/** The rules of a bucket that replicate and report metrics. */
const measuredRules = ({ ReplicationConfiguration }: Properties) => {
  const { Rules = [] } = (ReplicationConfiguration ?? {}) as { readonly Rules?: readonly ReplicationRule[] };
  return Rules.filter(
    ({ Destination, Status }) => Status === 'Enabled' && Destination?.Metrics?.Status === 'Enabled',
  ).length;
};

interface ReplicationRule {
  readonly Status?: string;
  readonly Destination?: { readonly Metrics?: { readonly Status?: string } };
}

const rulesOf = ({ Rules }: Properties) => lengthOf(Rules);
const domainsOf = ({ Domains }: Properties) => lengthOf(Domains);

/** The metrics that filters count into. Filters of several logs may count into one. */
const countedBy = (filters: readonly Properties[]): ReadonlySet<string> =>
  new Set(
    filters.flatMap(({ MetricTransformations }) =>
      Array.isArray(MetricTransformations)
        ? MetricTransformations.map(({ MetricNamespace, MetricName }) => `${MetricNamespace} ${MetricName}`)
        : [],
    ),
  );

const sum = (all: readonly Properties[], count: (one: Properties) => number) =>
  all.reduce((total, one) => total + count(one), 0);
const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);
const many = ({ length }: readonly unknown[], noun: string) => `${length} ${noun}${length === 1 ? '' : 's'}`;
