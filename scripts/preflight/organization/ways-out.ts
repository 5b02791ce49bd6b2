import { covers } from '../../../lib/proof/iam/wildcard';
import type { PlannedCall } from './planned-call';
import { PUBLISHED_ANSWERS } from './published-answers';

/** What answers a denial by a statement that is not AWS's, by the actions denied; the first that fits counts. */
export const WAYS_OUT: readonly (readonly [patterns: readonly string[], way: string])[] = [
  [
    ['ec2:CreateVpcEndpoint', 'route53:AssociateVPCWithHostedZone'],
    'import the endpoints of the network team, or except the role that deploys',
  ],
  [['ec2:CreateVpc', 'ec2:CreateSubnet', 'ec2:CreateRouteTable'], 'import a VPC with its subnets'],
  [
    ['ec2:CreateSecurityGroup', 'ec2:AuthorizeSecurityGroup*', 'ec2:RevokeSecurityGroup*'],
    'import the security groups of the network team, with the rules that npm run policy writes',
  ],
  [['kms:CreateKey', 'kms:PutKeyPolicy', 'kms:CreateAlias'], 'import keys of the team that owns them'],
  [
    ['kms:CreateGrant'],
    'except grants for AWS services (kms:GrantIsForAWSResource), which volumes, tables and images need',
  ],
  [['iam:CreateServiceLinkedRole'], 'create the service-linked roles first, by the team that may'],
  [
    ['iam:*'],
    'let the IAM team create the roles, or name the permissions boundary and the role names that the policy wants',
  ],
  [
    ['lambda:AddPermission'],
    'except the role that deploys: API Gateway calls the routers by this permission',
  ],
  [['sns:Subscribe'], 'import a topic that has its subscriptions, or except the role that deploys'],
  [
    ['bedrock:InvokeModel*', 'bedrock:Converse*'],
    'except these actions in the destinations of the profile, or remove profile from the model',
  ],
  [
    ['ec2:CreateNetworkInterface', 'ec2:*NetworkInterface*'],
    'except the roles of Lambda and SageMaker, whose interfaces the services create',
  ],
  [
    ['cloudformation:*'],
    'except the role that deploys, or run the command from a network that the policy names',
  ],
];

/** What answers the denial of these calls by a statement, each once, in words. */
export function waysOut(statement: string, calls: readonly PlannedCall[]): readonly string[] {
  const published = PUBLISHED_ANSWERS[statement];
  if (published !== undefined) return [published.replaceAll('`', '')];
  return [...new Set(calls.map(({ request }) => wayOut(request.action)))];
}

const wayOut = (action: string): string =>
  WAYS_OUT.find(([patterns]) => patterns.some((pattern) => covers(pattern, action)))?.[1] ??
  'except the named principals, by aws:PrincipalArn, or the actions';
