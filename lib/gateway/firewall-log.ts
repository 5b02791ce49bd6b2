import { type aws_logs as logs, Stack, aws_wafv2 as wafv2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { arnIn } from '../plan/arns';

// What a firewall may write down of a request: no secret header and no part of a body (I7).

/** Headers whose values no log may contain. Lower case, as WAF compares them. */
export const SECRET_HEADERS = ['authorization', 'x-amz-security-token', 'x-api-key'] as const;

/** Replaces bodies and secret headers wherever the firewall would quote what a rule matched. */
export const PROTECTED_FIELDS: wafv2.CfnWebACL.DataProtectionConfigProperty = {
  dataProtections: [
    { field: { fieldType: 'BODY' }, action: 'SUBSTITUTION' },
    { field: { fieldType: 'SINGLE_HEADER', fieldKeys: [...SECRET_HEADERS] }, action: 'SUBSTITUTION' },
  ],
};

/** Metrics without samples, because a sample contains every header. */
export function metricsOnly(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

export interface FirewallLogProps {
  readonly acl: wafv2.CfnWebACL;
  /**
   * Its name must start with `aws-waf-logs-`; WAF refuses others. Firewalls may share it: WAF names each log stream after
   * its web ACL.
   */
  readonly logGroup: logs.ILogGroup;
}

/** Sends one line for each request that a web ACL inspects to a log group. */
export class FirewallLog extends wafv2.CfnLoggingConfiguration {
  constructor(scope: Construct, id: string, { acl, logGroup }: FirewallLogProps) {
    super(scope, id, {
      resourceArn: acl.attrArn,
      // WAF requires the ARN of the log group without the `:*` of its streams.
      logDestinationConfigs: [arnIn(Stack.of(scope), 'logs', `log-group:${logGroup.logGroupName}`)],
      redactedFields: SECRET_HEADERS.map((header) => ({ singleHeader: { Name: header } })),
    });
  }
}
