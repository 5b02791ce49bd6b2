/** A price in USD a month of 730 hours, in us-east-1. Other regions differ by some percent, some by a third. */
export interface Price {
  readonly usd: number;
  /** What one unit is. */
  readonly of: string;
  readonly source: string;
  /** When the source was read: month or day. */
  readonly asOf: string;
}

/** What costs money without a single request. */
export const IDLE_PRICES = {
  interfaceEndpointZone: {
    usd: 7.3,
    of: 'interface endpoint in one zone: 0.01 an hour',
    source: 'AWS Price List',
    asOf: '2026-10-06',
  },
  loadBalancer: {
    usd: 16.43,
    of: 'Application Load Balancer: 0.0225 an hour, without capacity units',
    source: 'AWS Price List',
    asOf: '2026-10-01',
  },
  key: {
    usd: 1,
    of: 'customer-managed key; each of its first two rotations adds as much',
    source: 'AWS KMS pricing page',
    asOf: '2026-11',
  },
  webAcl: { usd: 5, of: 'web ACL', source: 'AWS WAF pricing page', asOf: '2026-11' },
  webAclRule: { usd: 1, of: 'rule of a web ACL', source: 'AWS WAF pricing page', asOf: '2026-11' },
  dnsFirewallName: {
    usd: 0.0005,
    of: 'name in a list of DNS Firewall; a million queries cost 0.60',
    source: 'AWS Price List, AmazonRoute53',
    asOf: '2026-09-11',
  },
  hostedZone: {
    usd: 0.5,
    of: 'hosted zone, up to the 25th of the account',
    source: 'Amazon Route 53 pricing page',
    asOf: '2026-11',
  },
  alarm: {
    usd: 0.1,
    of: 'alarm on one metric',
    source: 'Amazon CloudWatch pricing page',
    asOf: '2026-11',
  },
  dashboard: {
    usd: 3,
    of: 'dashboard; three of an account are free',
    source: 'Amazon CloudWatch pricing page',
    asOf: '2026-11',
  },
  customMetric: {
    usd: 0.3,
    of: 'custom metric that gets values, up to the 10,000th of the account',
    source: 'Amazon CloudWatch pricing page',
    asOf: '2026-11',
  },
  volumeGb: { usd: 0.08, of: 'GB of a gp3 volume', source: 'Amazon EBS pricing page', asOf: '2026-11' },
  volumeMibs: {
    usd: 0.04,
    of: 'MiB a second of a gp3 volume, above the first 125',
    source: 'Amazon EBS pricing page',
    asOf: '2026-11',
  },
  privateAuthority: {
    usd: 400,
    of: 'general-purpose private certificate authority; 50 if its certificates last a week at most',
    source: 'AWS Private CA pricing page',
    asOf: '2026-11',
  },
} as const satisfies Readonly<Record<string, Price>>;

export const HOURS_A_MONTH = 730;

/**
 * Metrics of Container Insights without enhanced observability, which are custom metrics (CloudWatch user guide,
 * "Container Insights" and the metrics that Application Insights lists for ECS, 2026-11). They get values while tasks run.
 */
export const CONTAINER_INSIGHTS = {
  /** Instances, services, tasks; CPU, memory, network and storage. */
  cluster: 11,
  /** Deployments, task sets and the three counts of tasks; CPU, memory, network and storage. And those of its tasks. */
  service: 13 + 8,
} as const;

/** Metrics of an EC2 instance with detailed monitoring, which are custom metrics (Amazon CloudWatch pricing page). */
export const DETAILED_MONITORING = 7;

/**
 * Metrics of a replication rule, billed as custom metrics: bytes pending, latency, operations pending and failed
 * (Amazon S3 user guide, "Monitoring replication with metrics"; Amazon S3 pricing page, 2026-11).
 */
export const REPLICATION_METRICS = 4;

/** Alarms that a target-tracking policy creates and owns: one to scale out and one to scale in. */
export const ALARMS_OF_A_POLICY = 2;
