/**
 * What costs money without a single request, in USD a month of 730 hours. us-east-1 list prices, collected
 * 2026-11; other regions differ by some percent.
 */
export const IDLE_PRICES = {
  /** Interface endpoint, per zone: 0.01 an hour. AWS Price List, 2026-10. */
  interfaceEndpointZone: 7.3,
  /** Application Load Balancer: 0.0225 an hour, capacity units apart. AWS Price List, 2026-10. */
  loadBalancer: 16.43,
  /** Customer-managed key. AWS KMS pricing page. */
  key: 1,
  /** AWS WAF: a web ACL, and each of its rules. AWS WAF pricing page. */
  webAcl: 5,
  webAclRule: 1,
  /**
   * Name in a list of DNS Firewall. Queries cost 0.60 a million, and only queries. AWS Price List, AmazonRoute53,
   * 2026-09-11.
   */
  dnsFirewallName: 0.0005,
} as const;

export const HOURS_A_MONTH = 730;
