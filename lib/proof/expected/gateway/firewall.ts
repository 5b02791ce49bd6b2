import type { Expected } from '../../matching/expected';
import { claimedBy, type Rules, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { loggedTo, metricsOnly, SUBSTITUTED } from '../firewall-log';
import { API } from '../things';
import { STAGE_NAME } from './paths';
import { refusalText } from './refusal-text';

const WEB_ACL = 'firewall';
const CLAIM = { stack: 'gateway', claim: 'gateway.firewall' } as const;

/** AWS's rule groups, in the order of evaluation, and their rules that look into bodies: those only count. */
const RULE_GROUPS = [
  {
    name: 'AWSManagedRulesCommonRuleSet',
    countOnly: [
      'SizeRestrictions_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'CrossSiteScripting_BODY',
    ],
  },
  {
    name: 'AWSManagedRulesKnownBadInputsRuleSet',
    countOnly: ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY', 'ReactJSRCE_BODY'],
  },
];

/** The web application firewall in front of the stage. */
export function firewallOf(basis: Basis): readonly Expected[] {
  const { deployment, partition } = basis;
  const stage = `arn:${partition}:apigateway:${deployment.region}::/restapis/${the(API)}/stages/${STAGE_NAME}`;
  return [
    { ...CLAIM, thing: WEB_ACL, type: 'AWS::WAFv2::WebACL', properties: webAcl(deployment.name) },
    {
      ...CLAIM,
      thing: 'association of the firewall',
      type: 'AWS::WAFv2::WebACLAssociation',
      properties: { ResourceArn: stage, WebACLArn: the(WEB_ACL, 'Arn') },
    },
    {
      ...CLAIM,
      claim: 'I7.api-logs',
      thing: 'logging of the firewall',
      type: 'AWS::WAFv2::LoggingConfiguration',
      properties: loggedTo(basis, WEB_ACL),
    },
  ];
}

const webAcl = (name: string): Rules => ({
  Name: name,
  Scope: 'REGIONAL',
  DefaultAction: { Allow: {} },
  VisibilityConfig: metricsOnly(name),
  Rules: [
    ...RULE_GROUPS.map((group, priority) => ({
      Name: group.name,
      Priority: priority,
      OverrideAction: { None: {} },
      Statement: {
        ManagedRuleGroupStatement: {
          VendorName: 'AWS',
          Name: group.name,
          RuleActionOverrides: group.countOnly.map((rule) => ({ Name: rule, ActionToUse: { Count: {} } })),
        },
      },
      VisibilityConfig: metricsOnly(group.name),
    })),
    {
      Name: 'RequestsPerAddress',
      Priority: RULE_GROUPS.length,
      Action: {
        Block: {
          CustomResponse: {
            ResponseCode: 429,
            CustomResponseBodyKey: 'too-many-requests',
            ResponseHeaders: [{ Name: 'retry-after', Value: '60' }],
          },
        },
      },
      Statement: {
        RateBasedStatement: { AggregateKeyType: 'IP', Limit: 6000, EvaluationWindowSec: 300 },
      },
      VisibilityConfig: metricsOnly('RequestsPerAddress'),
    },
  ],
  CustomResponseBodies: {
    'too-many-requests': {
      ContentType: 'APPLICATION_JSON',
      Content: refusalText('too_many_requests_from_address', 'rate_limit_error'),
    },
  },
  DataProtectionConfig: claimedBy('I7.api-logs', SUBSTITUTED),
});
