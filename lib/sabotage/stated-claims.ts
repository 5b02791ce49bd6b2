import { BUNDLED, type Mutation, TEMPLATE } from './change';
import { idMatches, pathMatches } from './pattern';

// Which claim a mutation should break. Written from what a resource is for, not from what the proof answers.

/** What a resource type is about. The claim `world.<area>` says that everything in the area is as expected. */
export const AREAS = [
  'templates',
  'network',
  'names',
  'endpoints',
  'roles',
  'keys',
  'storage',
  'records',
  'logs',
  'functions',
  'api',
  'firewall',
  'hosts',
  'guardrail',
  'operations',
] as const;

export type Area = (typeof AREAS)[number] | 'nothing-else';

/** The area of each type that a deployment has. An added resource of any other type is in `nothing-else`. */
export const AREA_OF: Readonly<Record<string, Area>> = {
  [TEMPLATE]: 'templates',
  [BUNDLED]: 'functions',
  'AWS::ApiGateway::Authorizer': 'api',
  'AWS::ApiGateway::ClientCertificate': 'api',
  'AWS::ApiGateway::Deployment': 'api',
  'AWS::ApiGateway::GatewayResponse': 'api',
  'AWS::ApiGateway::Method': 'api',
  'AWS::ApiGateway::Model': 'api',
  'AWS::ApiGateway::RequestValidator': 'api',
  'AWS::ApiGateway::Resource': 'api',
  'AWS::ApiGateway::RestApi': 'api',
  'AWS::ApiGateway::Stage': 'api',
  'AWS::ApplicationAutoScaling::ScalableTarget': 'hosts',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'hosts',
  'AWS::Athena::NamedQuery': 'records',
  'AWS::Athena::WorkGroup': 'records',
  'AWS::AutoScaling::AutoScalingGroup': 'hosts',
  'AWS::Bedrock::Guardrail': 'guardrail',
  'AWS::Bedrock::GuardrailVersion': 'guardrail',
  'AWS::Budgets::Budget': 'operations',
  'AWS::CloudWatch::Alarm': 'operations',
  'AWS::CloudWatch::Dashboard': 'operations',
  'AWS::DynamoDB::Table': 'storage',
  'AWS::EC2::FlowLog': 'network',
  'AWS::EC2::LaunchTemplate': 'hosts',
  'AWS::EC2::RouteTable': 'network',
  'AWS::EC2::SecurityGroup': 'network',
  'AWS::EC2::SecurityGroupEgress': 'network',
  'AWS::EC2::SecurityGroupIngress': 'network',
  'AWS::EC2::Subnet': 'network',
  'AWS::EC2::SubnetRouteTableAssociation': 'network',
  'AWS::EC2::VPC': 'network',
  'AWS::EC2::VPCEndpoint': 'endpoints',
  'AWS::ECR::Repository': 'storage',
  'AWS::ECS::CapacityProvider': 'hosts',
  'AWS::ECS::Cluster': 'hosts',
  'AWS::ECS::ClusterCapacityProviderAssociations': 'hosts',
  'AWS::ECS::Service': 'hosts',
  'AWS::ECS::TaskDefinition': 'hosts',
  'AWS::ElasticLoadBalancingV2::Listener': 'names',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'names',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'names',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'names',
  'AWS::Glue::Database': 'records',
  'AWS::Glue::Table': 'records',
  'AWS::IAM::InstanceProfile': 'roles',
  'AWS::IAM::ManagedPolicy': 'roles',
  'AWS::IAM::Role': 'roles',
  'AWS::KMS::Alias': 'keys',
  'AWS::KMS::Key': 'keys',
  'AWS::KinesisFirehose::DeliveryStream': 'records',
  'AWS::Lambda::EventInvokeConfig': 'functions',
  'AWS::Lambda::Function': 'functions',
  'AWS::Lambda::Permission': 'functions',
  'AWS::Logs::LogGroup': 'logs',
  'AWS::Logs::LogStream': 'logs',
  'AWS::Logs::MetricFilter': 'operations',
  'AWS::Route53::HostedZone': 'names',
  'AWS::Route53::RecordSet': 'names',
  'AWS::S3::Bucket': 'storage',
  'AWS::S3::BucketPolicy': 'storage',
  'AWS::SageMaker::Endpoint': 'hosts',
  'AWS::SageMaker::EndpointConfig': 'hosts',
  'AWS::SageMaker::Model': 'hosts',
  'AWS::SNS::Subscription': 'operations',
  'AWS::SNS::Topic': 'operations',
  'AWS::SNS::TopicPolicy': 'operations',
  'AWS::WAFv2::LoggingConfiguration': 'firewall',
  'AWS::WAFv2::WebACL': 'firewall',
  'AWS::WAFv2::WebACLAssociation': 'firewall',
};

/** Claims beside that of the area which a change of these types below this path should break. */
interface Row {
  readonly types: readonly string[];
  /** See `pattern.ts`. */
  readonly path: string;
  /** Ids or families of claims. */
  readonly claims: readonly string[];
}

const row = (types: string | readonly string[], path: string, ...claims: string[]): Row => ({
  types: typeof types === 'string' ? [types] : types,
  path,
  claims,
});

const PERMISSIONS = ['I3.*', 'I4.*', 'I8.records', 'only-lanes.roles', 'endpoints.*'];
const CONNECTIONS = ['I3.network', 'I4.*', 'I5.rules', 'I8.records', 'only-lanes.network'];

export const ROWS: readonly Row[] = [
  // Every part of the world may be in a text that only the deployment decides.
  row(TEMPLATE, '**', 'templates'),
  row(TEMPLATE, '', '*'),
  row(BUNDLED, 'routerConfigs/**', 'I4.*', 'I8.records', 'api.*', 'world.functions'),
  row(BUNDLED, 'authorizerConfigs/**', 'api.bearer', 'world.api'),
  row('AWS::IAM::Role', '**', ...PERMISSIONS, 'only-lanes.trust'),
  row('AWS::IAM::ManagedPolicy', '**', ...PERMISSIONS),
  row(['AWS::IAM::Policy', 'AWS::IAM::RolePolicy'], '**', ...PERMISSIONS),
  row('AWS::IAM::InstanceProfile', '**', 'only-lanes.trust', 'world.hosts'),
  row(
    'AWS::EC2::VPCEndpoint',
    '**',
    'I3.*',
    'I4.*',
    'I8.records',
    'endpoints.*',
    'api.*',
    'only-lanes.network',
    'I5.*',
  ),
  row(
    ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
    '**',
    ...CONNECTIONS,
  ),
  row(['AWS::EC2::Subnet', 'AWS::EC2::VPC', 'AWS::EC2::RouteTable'], '**', 'I5.*', 'I4.*'),
  row('AWS::EC2::SubnetRouteTableAssociation', '**', 'I5.routes'),
  row('AWS::EC2::FlowLog', '**', 'world.logs'),
  row(
    [
      'AWS::ElasticLoadBalancingV2::Listener',
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      'AWS::Route53::HostedZone',
      'AWS::Route53::RecordSet',
    ],
    '**',
    'I4.*',
    'I5.addresses',
    'world.hosts',
  ),
  row(['AWS::ECS::Service', 'AWS::ECS::TaskDefinition'], '**', 'I4.*', 'I5.addresses'),
  row(['AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::LaunchTemplate'], '**', 'I5.addresses'),
  row(['AWS::SageMaker::Endpoint', 'AWS::SageMaker::EndpointConfig', 'AWS::SageMaker::Model'], '**', 'I4.*'),
  row(['AWS::Bedrock::Guardrail', 'AWS::Bedrock::GuardrailVersion'], '**', 'I4.*'),
  row('AWS::Lambda::Function', '**', 'I3.*', 'I4.*', 'I8.records', 'api.*', 'only-lanes.*'),
  row(
    ['AWS::Lambda::Permission', 'AWS::Lambda::EventInvokeConfig'],
    '**',
    'api.only-way-in',
    'api.lanes',
    'api.bearer',
    'world.api',
  ),
  row(
    [
      'AWS::ApiGateway::Authorizer',
      'AWS::ApiGateway::Deployment',
      'AWS::ApiGateway::Method',
      'AWS::ApiGateway::Resource',
      'AWS::ApiGateway::RestApi',
      'AWS::ApiGateway::Stage',
    ],
    '**',
    'api.*',
    'I5.addresses',
  ),
  row(['AWS::KMS::Key', 'AWS::KMS::Alias'], '**', 'I8.records', 'endpoints.*'),
  row('AWS::KinesisFirehose::DeliveryStream', '**', 'I8.records'),
  row(['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'], '**', 'world.records', 'world.logs', 'endpoints.*'),
  row('AWS::DynamoDB::Table', '**', 'api.bearer', 'endpoints.*'),
  row('AWS::SNS::*', '**', 'world.hosts'),
  row('AWS::Logs::MetricFilter', '**', 'world.logs'),
  row('AWS::Logs::*', '**', 'world.operations'),
];

/** The area that a mutation is counted in. */
export const areaOf = ({ target }: Pick<Mutation, 'target'>): Area => AREA_OF[target.type] ?? 'nothing-else';

/** The ids and families of the claims that a mutation should break. */
export function statedClaims(mutation: Pick<Mutation, 'kind' | 'target'>): readonly string[] {
  const { kind, target } = mutation;
  const added =
    kind === 'add-type' || kind === 'duplicate' || (kind === 'add-hostile' && target.path.length === 0);
  return [
    `world.${areaOf(mutation)}`,
    ...(added ? ['world.nothing-else'] : []),
    ...ROWS.filter(
      ({ types, path }) => idMatches(types, target.type) && pathMatches(path, target.path),
    ).flatMap(({ claims }) => claims),
  ];
}
