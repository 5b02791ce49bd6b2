import { BUNDLED, MANIFEST, type Mutation, TEMPLATE } from './change';
import { idMatches, pathMatches } from './pattern';

// Which claim a mutation should break. Written from what a type and a property are for, not from what the proof answers.

/** Claims that a change of these types below this path should break. */
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

const VALUES_OF_POLICIES = ['I3.*', 'I4.*', 'I8.records', 'only-lanes.roles', 'endpoints.*', 'principals'];
const CONNECTIONS = ['I3.network', 'I4.*', 'I5.rules', 'I8.records', 'only-lanes.network'];
/** Any claim: the value belongs to whatever reads it. */
const OF_ITS_READER = '*';

export const ROWS: readonly Row[] = [
  // The assembly: what is deployed, besides the resources.
  row(TEMPLATE, '**', 'world.templates'),
  row(TEMPLATE, 'Outputs/**', 'world.outputs'),
  row(TEMPLATE, 'Resources/*', 'world.nothing-else'),
  // The only parameter that a resource refers to: the machine image of GPU instances.
  row(TEMPLATE, 'Parameters/**', 'hosts.instances'),
  row(TEMPLATE, '', OF_ITS_READER),
  row(TEMPLATE, 'Outputs/*', OF_ITS_READER),
  row(TEMPLATE, 'Outputs/*/Value/**', OF_ITS_READER),
  row(TEMPLATE, 'Outputs/*/Export/**', OF_ITS_READER),
  row(MANIFEST, '**', 'world.assembly'),
  row(BUNDLED, 'routerConfigs/**', 'I4.router-configs', 'I4.lanes', 'I4.second-opinion', 'functions.code'),
  row(BUNDLED, 'authorizerConfigs/**', 'functions.authorizer', 'functions.code', 'api.bearer'),
  row(BUNDLED, 'chainHeadsConfigs/**', 'functions.chain-heads', 'functions.code'),
  row(BUNDLED, 'code/**', 'functions.code'),

  // The network, and the names in it.
  row(
    ['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::RouteTable', 'AWS::EC2::SubnetRouteTableAssociation'],
    '**',
    'I5.vpc',
    'I5.routes',
    'I5.addresses',
    'I4.*',
  ),
  // Where the VPC is imported, the records bucket keeps the file.
  row(['AWS::EC2::VPC', 'AWS::S3::Bucket'], 'Metadata/**', 'world.deployed-file'),
  row('AWS::EC2::FlowLog', '**', 'network.flow-log'),
  row(
    ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
    '**',
    'network.groups',
    'I3.groups',
    ...CONNECTIONS,
  ),
  row(
    'AWS::EC2::VPCEndpoint',
    '**',
    'network.endpoints',
    'I3.*',
    'I4.*',
    'I8.records',
    'endpoints.*',
    'api.*',
    'only-lanes.network',
    'I5.*',
    'principals',
  ),
  row(['AWS::Route53::HostedZone', 'AWS::Route53::RecordSet'], '**', 'network.names', 'I4.*', 'I5.addresses'),
  row('AWS::Route53Resolver::*', '**', 'I5.names'),

  // Who may do what.
  row('AWS::IAM::Role', '**', 'roles.trust', 'only-lanes.trust', 'account.*', ...VALUES_OF_POLICIES),
  row('AWS::IAM::InstanceProfile', '**', 'roles.trust', 'hosts.roles'),
  row(
    'AWS::IAM::ManagedPolicy',
    '**',
    'roles.*',
    'I8.record-readers',
    'I8.record-writers',
    ...VALUES_OF_POLICIES,
  ),
  row(['AWS::KMS::Key', 'AWS::KMS::Alias'], '**', 'I6.keys', 'I8.signing-key'),
  row('AWS::KMS::Key', '**', 'I8.records', 'endpoints.*', 'principals'),

  // What is stored: by whom it may be written, read, changed and deleted, and with which key.
  row(
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    '**',
    'storage.*',
    'I8.records-lock',
    'I8.records-replication',
    'I8.records-queries',
  ),
  row('AWS::S3::Bucket', '**/BucketEncryption/**', 'I6.at-rest'),
  row('AWS::S3::Bucket', '**/EncryptionConfiguration/**', 'I6.at-rest'),
  row('AWS::S3::BucketPolicy', '**', 'principals', 'endpoints.*'),
  row(['AWS::DynamoDB::Table', 'AWS::ECR::Repository'], '**', 'storage.artifacts', 'principals'),
  row('AWS::DynamoDB::Table', 'Properties/SSESpecification/**', 'I6.at-rest'),
  row('AWS::ECR::Repository', 'Properties/EncryptionConfiguration/**', 'I6.at-rest'),
  row('AWS::KinesisFirehose::DeliveryStream', '**', 'I8.record-stream', 'I8.records', 'I6.at-rest'),
  row(['AWS::Athena::*', 'AWS::Glue::*'], '**', 'I8.records-queries'),
  row('AWS::Athena::WorkGroup', '**/EncryptionConfiguration/**', 'I6.at-rest'),
  row('AWS::Logs::*', '**', 'I7.logs'),
  row('AWS::Logs::LogGroup', 'Properties', 'I6.at-rest'),
  row('AWS::Logs::LogGroup', 'Properties/KmsKeyId/**', 'I6.at-rest'),
  row('AWS::Logs::MetricFilter', '**', 'I8.alarms', 'operations.alarms'),

  // The gateway.
  row(
    [
      'AWS::ApiGateway::Method',
      'AWS::ApiGateway::Model',
      'AWS::ApiGateway::RequestValidator',
      'AWS::ApiGateway::Resource',
    ],
    '**',
    'gateway.methods',
    'api.*',
  ),
  row('AWS::ApiGateway::RestApi', '**', 'gateway.api', 'api.*', 'I5.addresses', 'principals'),
  row(['AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage'], '**', 'gateway.stage', 'api.*'),
  row('AWS::ApiGateway::Stage', 'Properties/**', 'I7.api-logs'),
  row('AWS::ApiGateway::Authorizer', '**', 'gateway.authorizer', 'functions.authorizer', 'api.bearer'),
  row('AWS::ApiGateway::GatewayResponse', '**', 'I12.gateway'),
  row(
    ['AWS::WAFv2::WebACL', 'AWS::WAFv2::WebACLAssociation'],
    '**',
    'gateway.firewall',
    'gateway.model-firewall',
  ),
  row('AWS::WAFv2::WebACL', '**/VisibilityConfig/**', 'I7.api-logs'),
  row('AWS::WAFv2::WebACL', 'Properties/DataProtectionConfig/**', 'I7.api-logs'),
  row('AWS::WAFv2::LoggingConfiguration', '**', 'I7.api-logs'),
  row('AWS::Lambda::Function', '**', 'gateway.functions', 'I4.*', 'api.*', 'only-lanes.*'),
  row('AWS::Lambda::Function', '', 'functions.*'),
  row('AWS::Lambda::Function', 'Properties', 'functions.*', 'gateway.environment', 'I6.gateway'),
  row('AWS::Lambda::Function', 'Properties/Code/**', 'functions.*', 'world.assembly'),
  row('AWS::Lambda::Function', 'Properties/Environment/**', 'gateway.environment', 'functions.authorizer'),
  row('AWS::Lambda::Function', 'Properties/KmsKeyArn/**', 'I6.gateway'),
  row('AWS::Lambda::Function', 'Properties/DeadLetterConfig/**', 'I7.dead-letters'),
  row('AWS::Lambda::Permission', '**', 'gateway.invocation', 'api.only-way-in', 'api.lanes', 'api.bearer'),
  row('AWS::Events::Rule', '**', 'I8.chain-heads'),
  row('AWS::Lambda::EventInvokeConfig', '**', 'I7.dead-letters', 'gateway.invocation', 'api.only-way-in'),
  row('AWS::SQS::*', '**', 'gateway.topics', 'operations.*', 'I6.gateway', 'principals'),
  row('AWS::SNS::*', '**', 'gateway.topics', 'I7.dead-letters', 'operations.recipients', 'principals'),
  row('AWS::SNS::Topic', '', 'I6.gateway'),
  row('AWS::SNS::Topic', 'Properties', 'I6.gateway'),
  row('AWS::SNS::Topic', 'Properties/KmsMasterKeyId/**', 'I6.gateway'),

  // The hosts of models.
  row(['AWS::ECS::*', 'AWS::ElasticLoadBalancingV2::*', 'AWS::SageMaker::*'], '**', 'I4.*', 'I5.hosts'),
  row('AWS::ElasticLoadBalancingV2::*', '**', 'hosts.load-balancer', 'I5.addresses'),
  row(['AWS::ECS::Cluster', 'AWS::ECS::ClusterCapacityProviderAssociations'], '**', 'hosts.task'),
  row('AWS::ECS::CapacityProvider', '**', 'hosts.capacity'),
  row('AWS::ECS::Service', '**', 'hosts.task', 'hosts.capacity', 'hosts.shell', 'I5.addresses'),
  row('AWS::ECS::TaskDefinition', '**', 'hosts.task'),
  row('AWS::ECS::TaskDefinition', 'Properties', 'hosts.*', 'I7.serving'),
  row('AWS::ECS::TaskDefinition', 'Properties/TaskRoleArn/**', 'hosts.roles'),
  row('AWS::ECS::TaskDefinition', 'Properties/ExecutionRoleArn/**', 'hosts.roles'),
  row(
    'AWS::ECS::TaskDefinition',
    'Properties/ContainerDefinitions/**',
    'hosts.image-and-weights',
    'I7.serving',
  ),
  row(['AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::LaunchTemplate'], '**', 'hosts.instances'),
  row(
    ['AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::LaunchTemplate'],
    'Properties/**',
    'hosts.capacity',
    'hosts.roles',
    'I5.hosts',
    'I5.addresses',
    'I6.volumes',
  ),
  row('AWS::ApplicationAutoScaling::*', '**', 'hosts.capacity', 'hosts.roles'),
  row('AWS::SageMaker::*', '**', 'hosts.image-and-weights'),
  row('AWS::SageMaker::Model', '**', 'I7.serving', 'hosts.roles'),
  row('AWS::SageMaker::EndpointConfig', '**', 'I7.capture', 'I6.volumes', 'hosts.*'),
  row('AWS::SageMaker::Endpoint', '**', 'hosts.capacity', 'I7.capture'),
  row(['AWS::Bedrock::Guardrail', 'AWS::Bedrock::GuardrailVersion'], '**', 'guardrail.content', 'I4.*'),

  // Operations: they show and tell.
  row('AWS::CloudWatch::Alarm', '**', 'I8.alarms', 'operations.alarms', 'operations.recipients'),
  row('AWS::CloudWatch::Dashboard', '**', 'operations.dashboard'),
  row('AWS::Budgets::Budget', '**', 'operations.budget', 'operations.recipients'),
];

const ADDITIONS: readonly string[] = ['add-type', 'duplicate', 'add-hostile'];

/** The ids and families of the claims that a mutation should break. */
export function statedClaims({ kind, target }: Pick<Mutation, 'kind' | 'target'>): readonly string[] {
  const added = ADDITIONS.includes(kind) && target.path.length === 0;
  return [
    ...(added ? ['world.nothing-else'] : []),
    ...ROWS.filter(
      ({ types, path }) => idMatches(types, target.type) && pathMatches(path, target.path),
    ).flatMap(({ claims }) => claims),
  ];
}
