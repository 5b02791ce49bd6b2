import {
  type aws_elasticloadbalancingv2 as elb,
  type aws_logs as logs,
  aws_wafv2 as wafv2,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { FirewallLog, metricsOnly, PROTECTED_FIELDS } from '../../gateway/firewall-log';
import { servedPaths } from './served-paths';
import type { BalancedModel } from './vllm-load-balancer';

export interface VllmFirewallProps {
  /** Name of the web ACL. */
  readonly name: string;
  readonly models: readonly BalancedModel[];
  readonly loadBalancer: elb.ApplicationLoadBalancer;
  /** Receives a line for each request; see {@link FirewallLog}. */
  readonly logGroup: logs.ILogGroup;
}

type Statement = wafv2.CfnWebACL.StatementProperty;

/**
 * The firewall in front of the vLLM models: it admits the host name and the paths of each model, and blocks every other
 * request. The listener answers the same requests, so a rule that is added to it by hand opens nothing. No rule reads a
 * body, because a body is a prompt.
 */
export class VllmFirewall extends Construct {
  constructor(scope: Construct, id: string, { name, models, loadBalancer, logGroup }: VllmFirewallProps) {
    super(scope, id);
    const acl = new wafv2.CfnWebACL(this, 'WebAcl', {
      name,
      description: 'In front of the vLLM models',
      scope: 'REGIONAL',
      defaultAction: { block: {} },
      visibilityConfig: metricsOnly(name),
      rules: [
        {
          name: SERVED,
          priority: 0,
          action: { allow: {} },
          statement: anyOf(models.map(isFor)),
          visibilityConfig: metricsOnly(SERVED),
        },
      ],
      dataProtectionConfig: PROTECTED_FIELDS,
    });
    new wafv2.CfnWebACLAssociation(this, 'Association', {
      webAclArn: acl.attrArn,
      resourceArn: loadBalancer.loadBalancerArn,
    });
    new FirewallLog(this, 'Logging', { acl, logGroup });
  }
}

const SERVED = 'ServedModels';

/** A request for one model: its host name, and one of the paths that the listener passes to it. */
const isFor = (model: BalancedModel): Statement => ({
  andStatement: {
    statements: [
      equals({ singleHeader: { Name: 'host' } }, model.certificate.hostName, 'LOWERCASE'),
      anyOf(servedPaths(model).map((path) => equals({ uriPath: {} }, path, 'NONE'))),
    ],
  },
});

/** WAF refuses an OR of one statement. */
const anyOf = (statements: readonly Statement[]): Statement => {
  const [only, ...others] = statements;
  return only && others.length === 0 ? only : { orStatement: { statements: [...statements] } };
};

const equals = (
  fieldToMatch: wafv2.CfnWebACL.FieldToMatchProperty,
  searchString: string,
  transformation: 'LOWERCASE' | 'NONE',
): Statement => ({
  byteMatchStatement: {
    fieldToMatch,
    searchString,
    positionalConstraint: 'EXACTLY',
    textTransformations: [{ priority: 0, type: transformation }],
  },
});
