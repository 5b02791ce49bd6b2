/** Actions of roles that are allowed on every resource, and why none narrower is possible. */
export interface WildcardActions {
  readonly actions: readonly string[];
  /** The roles, by the constructs that have their policies. */
  readonly roles: string;
  readonly reason: string;
}

/**
 * Every action that a role of a deployment may call on `*`: the short list for a reviewer of the account. IAM has no
 * resource for these actions (service authorization reference, read 2026-11), except for API Gateway's own role.
 * test/wildcard-resources.test.ts compares it with the templates, entry by entry.
 */
export const WILDCARD_ACTIONS: readonly WildcardActions[] = [
  {
    actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
    roles: 'functions, SageMaker',
    reason:
      'EC2’s Describe actions take no resource. Lambda and SageMaker look for the network interfaces that they manage.',
  },
  {
    actions: ['ec2:DescribeDhcpOptions', 'ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'],
    roles: 'SageMaker',
    reason:
      'EC2’s Describe actions take no resource. SageMaker looks at the VPC before it places interfaces.',
  },
  {
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    roles: 'functions',
    reason: 'Traces are of no resource. Lambda sends them; they contain no text of a request.',
  },
  {
    actions: ['ecr:GetAuthorizationToken'],
    roles: 'task execution, SageMaker',
    reason: 'A sign-in is to the registry. What may be pulled is limited to one repository.',
  },
  {
    actions: ['ecs:DiscoverPollEndpoint'],
    roles: 'GPU instances',
    reason: 'The agent asks for one host name before its instance is registered.',
  },
  {
    actions: ['cloudwatch:PutMetricData'],
    roles: 'SageMaker',
    reason: 'Metrics are of no resource. A condition limits them to SageMaker’s namespaces.',
  },
  {
    actions: ['comprehend:ContainsPiiEntities'],
    roles: 'open lane',
    reason:
      'The text that Comprehend is shown is no resource. Only where the deployment wants a second opinion.',
  },
  {
    actions: [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:FilterLogEvents',
      'logs:GetLogEvents',
      'logs:PutLogEvents',
    ],
    roles: 'API Gateway’s account setting',
    reason:
      'API Gateway checks the role for these permissions on any resource, and refuses a narrower one. Only where the deployment owns the setting.',
  },
];
