import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';
import { arnIn } from '../plan/arns';
import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * The actions that change which names a VPC resolves: its rule groups, their rules and domain lists, and its resolver's
 * log. A rule group more is a change too: the one with the lowest priority answers.
 */
export const RESOLVER_CHANGES = [
  'route53resolver:AssociateFirewallRuleGroup',
  'route53resolver:BatchCreateFirewallRule',
  'route53resolver:BatchDeleteFirewallRule',
  'route53resolver:BatchUpdateFirewallRule',
  'route53resolver:CreateFirewallRule',
  'route53resolver:DeleteFirewallDomainList',
  'route53resolver:DeleteFirewallRule',
  'route53resolver:DeleteFirewallRuleGroup',
  'route53resolver:DeleteResolverQueryLogConfig',
  'route53resolver:DisassociateFirewallRuleGroup',
  'route53resolver:DisassociateResolverQueryLogConfig',
  'route53resolver:ImportFirewallDomains',
  'route53resolver:UpdateFirewallDomains',
  'route53resolver:UpdateFirewallRule',
  'route53resolver:UpdateFirewallRuleGroupAssociation',
];

/**
 * Nothing in the account can get a route to or from the internet (I5, for resources outside the templates too), and
 * only a deploy changes which names a VPC resolves. The policy applies to the whole account: a public workload needs
 * another account.
 */
export const noInternet: PolicyBuilder = ({ deployment }) => ({
  name: 'no-internet',
  purpose: 'no network of the account gets a route to or from the internet',
  policy: denying(
    {
      Sid: 'DenyWaysToTheInternet',
      Action: [
        'ec2:AllocateAddress',
        'ec2:AssociateAddress',
        'ec2:AttachInternetGateway',
        'ec2:CreateCarrierGateway',
        'ec2:CreateDefaultSubnet',
        'ec2:CreateDefaultVpc',
        'ec2:CreateEgressOnlyInternetGateway',
        'ec2:CreateInternetGateway',
        'ec2:CreateNatGateway',
        'globalaccelerator:Create*',
      ],
      Resource: '*',
    },
    // A VPC's resolver refuses every query while DNS Firewall fails, unless someone sets it to fail open.
    {
      Sid: 'DenyOpenDnsFirewall',
      Action: ['route53resolver:UpdateFirewallConfig'],
      Resource: '*',
    },
    {
      Sid: 'DenyChangingDnsFirewall',
      Action: RESOLVER_CHANGES,
      Resource: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': [deployRole(deployment)] } },
    },
  ),
});

/**
 * The role with which CloudFormation deploys. Where the file does not name it, any bootstrap of the account and region:
 * the policy is for the whole account, and another deployment may have another qualifier.
 */
const deployRole = (deployment: Pick<Deployment, 'account' | 'region' | 'accountRules'>) =>
  rulesOf(deployment).synthesis.executionRole ??
  arnIn(deployment, 'iam', `role/cdk-*-cfn-exec-role-${deployment.account}-${deployment.region}`, {
    region: '',
  });
