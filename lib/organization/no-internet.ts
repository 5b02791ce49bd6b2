import type { PolicyBuilder } from './service-control-policy';
import { denying } from './service-control-policy';

/**
 * Nothing in the account can get a route to or from the internet (I5, for resources outside the templates too). The
 * policy applies to the whole account: a public workload needs another account.
 */
export const noInternet: PolicyBuilder = () => ({
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
  ),
});
