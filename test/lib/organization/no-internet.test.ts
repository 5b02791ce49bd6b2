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
  'route53resolver:AssociateFirewallRuleGroup',
])('a call that a private network needs is not denied: %s', (action) => {
  expect(deniedBy(policiesOf(sandbox, 'no-internet'), { action })).toEqual([]);
});

test('I5: no principal of the account may make DNS Firewall fail open', () => {
  const call = { action: 'route53resolver:UpdateFirewallConfig' };
  expect(deniedBy(policiesOf(sandbox, 'no-internet'), call)).toEqual(['DenyOpenDnsFirewall']);
});
