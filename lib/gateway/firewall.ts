import { type aws_apigateway as apigateway, type aws_logs as logs, aws_wafv2 as wafv2 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { FirewallLog, metricsOnly, PROTECTED_FIELDS } from './firewall-log';
import { MANAGED_RULES, type ManagedRules, REQUESTS_PER_ADDRESS } from './firewall-rules';
import { refusalBody } from './gateway-responses';

export interface FirewallProps {
  /** Name of the web ACL; the deployment's. */
  readonly name: string;
  readonly stage: apigateway.Stage;
  /** Receives a line for each request; see {@link FirewallLog}. */
  readonly logGroup: logs.ILogGroup;
}

/** Key of the response to an address with too many requests. */
const TOO_MANY = 'too-many-requests';

/**
 * The web application firewall in front of the API. It blocks by headers, path, query and request rate of an address.
 * For bodies it only counts. Its log contains no secret header and no part of a body, and sampling is off: a match
 * would otherwise quote the prompt (I7).
 */
export class Firewall extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, { name, stage, logGroup }: FirewallProps) {
    super(scope, id);
    this.name = name;
    const acl = new wafv2.CfnWebACL(this, 'WebAcl', {
      name,
      description: 'In front of the private API',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: metricsOnly(name),
      rules: [
        ...MANAGED_RULES.map((rules, priority) => managed(rules, priority)),
        requestsPerAddress(MANAGED_RULES.length),
      ],
      customResponseBodies: {
        [TOO_MANY]: { contentType: 'APPLICATION_JSON', content: refusalBody({ error: tooMany }) },
      },
      dataProtectionConfig: PROTECTED_FIELDS,
    });
    new wafv2.CfnWebACLAssociation(this, 'Association', {
      webAclArn: acl.attrArn,
      resourceArn: stage.stageArn,
    });
    new FirewallLog(this, 'Logging', { acl, logGroup });
  }
}

const tooMany = {
  type: 'rate_limit_error',
  code: 'too_many_requests_from_address',
  message: `More than ${REQUESTS_PER_ADDRESS} requests came from this address in five minutes. Wait, and send fewer at once.`,
} as const;

function managed({ name, countOnly }: ManagedRules, priority: number): wafv2.CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: countOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: metricsOnly(name),
  };
}

function requestsPerAddress(priority: number): wafv2.CfnWebACL.RuleProperty {
  const name = 'RequestsPerAddress';
  return {
    name,
    priority,
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: TOO_MANY,
          responseHeaders: [{ name: 'retry-after', value: '60' }],
        },
      },
    },
    statement: {
      rateBasedStatement: { aggregateKeyType: 'IP', limit: REQUESTS_PER_ADDRESS, evaluationWindowSec: 300 },
    },
    visibilityConfig: metricsOnly(name),
  };
}
