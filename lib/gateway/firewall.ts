import {
  type aws_apigateway as apigateway,
  type aws_logs as logs,
  Stack,
  aws_wafv2 as wafv2,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { arnIn } from '../plan/arns';
import { MANAGED_RULES, type ManagedRules, REQUESTS_PER_ADDRESS, SECRET_HEADERS } from './firewall-rules';
import { refusalBody } from './gateway-responses';

export interface FirewallProps {
  /** Name of the web ACL; the deployment's. */
  readonly name: string;
  readonly stage: apigateway.Stage;
  /** Its name must start with `aws-waf-logs-`; WAF refuses others. */
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
      visibilityConfig: visibility(name),
      rules: [
        ...MANAGED_RULES.map((rules, priority) => managed(rules, priority)),
        requestsPerAddress(MANAGED_RULES.length),
      ],
      customResponseBodies: {
        [TOO_MANY]: { contentType: 'APPLICATION_JSON', content: refusalBody({ error: tooMany }) },
      },
      dataProtectionConfig: {
        dataProtections: [
          { field: { fieldType: 'BODY' }, action: 'SUBSTITUTION' },
          { field: { fieldType: 'SINGLE_HEADER', fieldKeys: [...SECRET_HEADERS] }, action: 'SUBSTITUTION' },
        ],
      },
    });
    new wafv2.CfnWebACLAssociation(this, 'Association', {
      webAclArn: acl.attrArn,
      resourceArn: stage.stageArn,
    });
    new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [arnWithoutStreams(this, logGroup)],
      redactedFields: SECRET_HEADERS.map((header) => ({ singleHeader: { Name: header } })),
    });
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
    visibilityConfig: visibility(name),
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
    visibilityConfig: visibility(name),
  };
}

/** Metrics without samples, because a sample contains every header. */
function visibility(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

/** WAF requires the ARN of the log group without the `:*` of its streams. */
function arnWithoutStreams(scope: Construct, logGroup: logs.ILogGroup): string {
  return arnIn(Stack.of(scope), 'logs', `log-group:${logGroup.logGroupName}`);
}
