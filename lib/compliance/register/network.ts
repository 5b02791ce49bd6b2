import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations of the VPC. */
export const network: readonly Acknowledgement[] = [
  {
    rules: ['VPCDefaultSecurityGroupClosed'],
    constructs: ['foundation/Network/PrivateVpc/Vpc/Resource'],
    reason:
      'CloudFormation has no property that creates a VPC with an empty default security group (aws-cloudformation/cloudformation-coverage-roadmap#658, open in 2026-11), and the rule passes only with the function that the CDK adds outside the VPC, which regulated accounts refuse. `npm run deploy` removes the rules of the group right after it has deployed the foundation, reads it again, and stops if a rule is left. Nothing uses the group, and the VPC has no gateway. With another tool for deploys, the owner runs `aws ec2 revoke-security-group-ingress` and `-egress` before anything else is placed in the VPC.',
    owner: 'network security',
    review: '2027-05-24',
  },
  {
    rules: ['W3010'],
    constructs: ['foundation/Network/PrivateVpc/Vpc/*/Subnet', 'inference/Vllm/*/Instances/Group/ASG'],
    reason:
      'Zones are written out in the deployment file on purpose: GPU types are offered in some zones only, and the same file must give the same template without asking the account. A group of instances repeats the zones of its subnets, because Control Tower counts them (CT.AUTOSCALING.PR.1).',
    owner: 'network security',
    review: '2027-11-15',
  },
];
