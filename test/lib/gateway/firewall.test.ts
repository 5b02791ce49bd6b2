import { Match } from 'aws-cdk-lib/assertions';
import { propertiesOf, templateOf } from './stacks';

const template = templateOf('gateway');
const [acl] = propertiesOf(template, 'AWS::WAFv2::WebACL');
const rules: { Statement: Record<string, { Name: string; RuleActionOverrides: Override[] }> }[] = acl.Rules;
interface Override {
  Name: string;
  ActionToUse: object;
}

test('rules that inspect bodies only count: prompts contain code', () => {
  const overrides = rules.flatMap(
    ({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [],
  );
  expect(overrides.map(({ Name }) => Name)).toEqual([
    'SizeRestrictions_BODY',
    'EC2MetaDataSSRF_BODY',
    'GenericLFI_BODY',
    'GenericRFI_BODY',
    'CrossSiteScripting_BODY',
    'JavaDeserializationRCE_BODY',
    'Log4JRCE_BODY',
    'ReactJSRCE_BODY',
  ]);
  for (const { ActionToUse } of overrides) expect(ActionToUse).toEqual({ Count: {} });
});

test('rules on headers, paths and queries still block', () => {
  const groups = acl.Rules.filter((rule: { OverrideAction?: object }) => rule.OverrideAction);
  expect(groups.map((rule: { OverrideAction: object }) => rule.OverrideAction)).toEqual([
    { None: {} },
    { None: {} },
  ]);
});

test('I7: log and samples contain no body and no secret header', () => {
  expect(acl.DataProtectionConfig.DataProtections).toEqual([
    { Field: { FieldType: 'BODY' }, Action: 'SUBSTITUTION' },
    {
      Field: {
        FieldType: 'SINGLE_HEADER',
        FieldKeys: ['authorization', 'x-amz-security-token', 'x-api-key'],
      },
      Action: 'SUBSTITUTION',
    },
  ]);
  for (const { VisibilityConfig } of [acl, ...acl.Rules]) {
    expect(VisibilityConfig.SampledRequestsEnabled).toBe(false);
  }
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    RedactedFields: [
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'x-amz-security-token' } },
      { SingleHeader: { Name: 'x-api-key' } },
    ],
  });
});

test('I12: an address with too many requests gets an error in the shape that OpenAI clients read', () => {
  const [body] = Object.values<{ ContentType: string; Content: string }>(acl.CustomResponseBodies);
  expect(JSON.parse(body?.Content ?? '')).toMatchObject({
    error: { type: 'rate_limit_error', code: 'too_many_requests_from_address', param: null },
  });
  template.hasResourceProperties('AWS::WAFv2::WebACL', {
    Rules: Match.arrayWith([
      Match.objectLike({ Action: { Block: { CustomResponse: Match.objectLike({ ResponseCode: 429 }) } } }),
    ]),
  });
});

test('the firewall is associated with the stage', () => {
  const [association] = propertiesOf(template, 'AWS::WAFv2::WebACLAssociation');
  const [stage] = Object.keys(template.findResources('AWS::ApiGateway::Stage'));
  expect(JSON.stringify(association.ResourceArn)).toContain(`{"Ref":"${stage}"}`);
});

test("the firewall logs to the foundation's group, whose name WAF accepts", () => {
  const groups = propertiesOf(templateOf('foundation'), 'AWS::Logs::LogGroup');
  expect(
    groups.filter(({ LogGroupName }) => /"aws-waf-logs-/.test(JSON.stringify(LogGroupName ?? ''))),
  ).toHaveLength(1);
});
