import { accountRules } from '../../../lib/config/account-rules';
import { RESOLVER_CHANGES } from '../../../lib/organization/no-internet';
import { deniedBy } from './denied-by';
import { policiesOf, sandbox } from './policies-of';

test.each([
  'ec2:CreateInternetGateway',
  'ec2:AttachInternetGateway',
  'ec2:CreateNatGateway',
  'ec2:CreateEgressOnlyInternetGateway',
  'globalaccelerator:CreateAccelerator',
])('I5: no principal of the account may call %s', (action) => {
  expect(deniedBy(policiesOf(sandbox, 'no-internet'), { action })).toEqual(['DenyWaysToTheInternet']);
});

test.each([
  'ec2:CreateVpc',
  'ec2:CreateVpcEndpoint',
  'ec2:CreateSubnet',
  'ec2:CreateVpcPeeringConnection',
  'route53resolver:CreateFirewallRuleGroup',
])('a call that a private network needs is not denied: %s', (action) => {
  expect(deniedBy(policiesOf(sandbox, 'no-internet'), { action })).toEqual([]);
});

test('I5: no principal of the account may make DNS Firewall fail open', () => {
  const call = { action: 'route53resolver:UpdateFirewallConfig' };
  expect(deniedBy(policiesOf(sandbox, 'no-internet'), call)).toEqual(['DenyOpenDnsFirewall']);
});

const DEPLOY_ROLE = `arn:aws:iam::${sandbox.account}:role/cdk-hnb659fds-cfn-exec-role-${sandbox.account}-${sandbox.region}`;

const deniedTo = (principal: string, action: string) =>
  deniedBy(policiesOf(sandbox, 'no-internet'), { action, context: { 'aws:PrincipalArn': principal } });

test.each([
  ['take the rules from a VPC', 'route53resolver:DisassociateFirewallRuleGroup'],
  ['try other rules before them', 'route53resolver:AssociateFirewallRuleGroup'],
  ['move them behind others', 'route53resolver:UpdateFirewallRuleGroupAssociation'],
  ['add a name in use', 'route53resolver:UpdateFirewallDomains'],
  ['add many names in use', 'route53resolver:ImportFirewallDomains'],
  ['allow what a rule refuses', 'route53resolver:UpdateFirewallRule'],
  ['add a rule', 'route53resolver:CreateFirewallRule'],
  ['delete a rule', 'route53resolver:DeleteFirewallRule'],
  ['stop the log of queries', 'route53resolver:DisassociateResolverQueryLogConfig'],
])('I5: no administrator may %s (%s)', (_, action) => {
  const administrator = `arn:aws:iam::${sandbox.account}:role/Administrator`;
  expect(deniedTo(administrator, action)).toEqual(['DenyChangingDnsFirewall']);
});

test.each(RESOLVER_CHANGES)('the role that deploys may call %s', (action) => {
  expect(deniedTo(DEPLOY_ROLE, action)).toEqual([]);
});

test.each([
  ['another account', DEPLOY_ROLE.replace(`iam::${sandbox.account}`, 'iam::999988887777')],
  ['another region', DEPLOY_ROLE.replace(sandbox.region, 'eu-west-3')],
])('the deploy role of %s may not change which names resolve', (_, principal) => {
  expect(deniedTo(principal, 'route53resolver:UpdateFirewallDomains')).toEqual(['DenyChangingDnsFirewall']);
});

test('where the file names the role that deploys, that role alone may change which names resolve', () => {
  const executionRole = `arn:aws:iam::${sandbox.account}:role/platform/cloudformation`;
  const rules = accountRules.parse({ synthesis: { kind: 'bootstrap', executionRole } });
  const deniedUnder = (principal: string) =>
    deniedBy(policiesOf({ ...sandbox, accountRules: rules }, 'no-internet'), {
      action: 'route53resolver:UpdateFirewallDomains',
      context: { 'aws:PrincipalArn': principal },
    });
  expect(deniedUnder(executionRole)).toEqual([]);
  expect(deniedUnder(DEPLOY_ROLE)).toEqual(['DenyChangingDnsFirewall']);
});
