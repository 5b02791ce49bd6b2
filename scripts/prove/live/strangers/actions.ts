/** The actions of IAM that the search for strangers needs, by what is read. All of them read. */
export const READS = {
  'own things': ['cloudformation:ListStackResources'],
  identities: ['iam:GetAccountAuthorizationDetails'],
  'key policy': ['kms:GetKeyPolicy'],
  'bucket policy': ['s3:GetBucketPolicy'],
  'function policy': ['lambda:GetPolicy'],
  'repository policy': ['ecr:GetRepositoryPolicy'],
  endpoints: ['ec2:DescribeVpcEndpoints'],
  'security groups': ['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules'],
  interfaces: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeInstances'],
  tasks: ['ecs:ListTasks', 'ecs:DescribeTasks'],
  subnets: ['ec2:DescribeSubnets'],
  routes: ['ec2:DescribeRouteTables'],
  acls: ['ec2:DescribeNetworkAcls'],
  'internet gateways': ['ec2:DescribeInternetGateways'],
  'egress-only gateways': ['ec2:DescribeEgressOnlyInternetGateways'],
  'nat gateways': ['ec2:DescribeNatGateways'],
  transit: ['ec2:DescribeTransitGatewayVpcAttachments'],
  peerings: ['ec2:DescribeVpcPeeringConnections'],
  'vpn gateways': ['ec2:DescribeVpnGateways'],
  'resolver rules': ['route53resolver:ListResolverRuleAssociations'],
  zones: ['route53:ListHostedZonesByVPC'],
  functions: [
    'lambda:GetFunctionUrlConfig',
    'lambda:ListEventSourceMappings',
    'lambda:ListAliases',
    'lambda:ListVersionsByFunction',
    'lambda:GetFunctionConfiguration',
    'lambda:GetPolicy',
  ],
  grants: ['kms:ListGrants'],
  api: ['apigateway:GET'],
  buckets: ['s3:GetReplicationConfiguration', 's3:GetBucketNotification', 's3:GetInventoryConfiguration'],
  services: ['ecs:ListServices'],
  models: ['sagemaker:ListModels', 'sagemaker:DescribeModel'],
  subscriptions: ['logs:DescribeSubscriptionFilters'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Read = keyof typeof READS;

/** Everything that {@link strangersOf} may call. */
export const STRANGER_ACTIONS: readonly string[] = [...new Set(Object.values(READS).flat())].sort();
