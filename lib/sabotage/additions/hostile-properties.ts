import type { Subject } from '../../proof/subject';
import type { Mutation } from '../change';
import { resourcesOf, targetOf } from '../found';
import { isMap, type Path, same, valueAt } from '../json';
import type { Stranger } from '../stranger';
import { allow } from './hostile-resource';

/** A property that a resource of ours does not have, or has with another value. A list is added to the one there. */
interface HostileProperty {
  readonly type: string;
  /** Below `Properties`. */
  readonly path: string;
  readonly value: (stranger: Stranger) => unknown;
}

const property = (type: string, path: string, value: HostileProperty['value']): HostileProperty => ({
  type,
  path,
  value,
});

const everybody = { Principal: '*' };

const FUNCTION = 'AWS::Lambda::Function';
const ROLE = 'AWS::IAM::Role';
const BUCKET = 'AWS::S3::Bucket';
const TASK = 'AWS::ECS::TaskDefinition';
const variable = (name: string, value: HostileProperty['value']) =>
  property(FUNCTION, `Environment/Variables/${name}`, value);

export const HOSTILE_PROPERTIES: readonly HostileProperty[] = [
  variable('NODE_OPTIONS', () => '--require /tmp/other.js'),
  variable('NODE_EXTRA_CA_CERTS', () => '/tmp/ca.pem'),
  variable('NODE_TLS_REJECT_UNAUTHORIZED', () => '0'),
  variable('AWS_LAMBDA_EXEC_WRAPPER', () => '/opt/wrapper'),
  variable('AWS_ENDPOINT_URL', ({ host }) => `https://${host}`),
  variable('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', ({ host }) => `https://${host}`),
  variable('AWS_ENDPOINT_URL_FIREHOSE', ({ host }) => `https://${host}`),
  variable('HTTPS_PROXY', ({ host }) => `http://${host}:3128`),
  variable('https_proxy', ({ host }) => `http://${host}:3128`),
  variable('AWS_USE_FIPS_ENDPOINT', () => 'false'),
  variable('AWS_PROFILE', () => 'other'),
  variable('LD_PRELOAD', () => '/tmp/other.so'),
  property(FUNCTION, 'Layers', ({ arn }) => [arn('lambda', 'layer:other:1')]),
  property(FUNCTION, 'FileSystemConfigs', ({ arn }) => [
    { Arn: arn('elasticfilesystem', 'access-point/x'), LocalMountPath: '/mnt/x' },
  ]),
  property(FUNCTION, 'Code/ZipFile', () => 'exports.handler = () => 0'),
  property(
    FUNCTION,
    'Code/ImageUri',
    ({ account, region }) => `${account}.dkr.ecr.${region}.amazonaws.com/x:latest`,
  ),
  property(FUNCTION, 'Code/SourceKMSKeyArn', ({ arn }) => arn('kms', 'key/x')),
  property(FUNCTION, 'PackageType', () => 'Image'),
  property(FUNCTION, 'ImageConfig', () => ({ Command: ['x'] })),
  property(FUNCTION, 'SnapStart', () => ({ ApplyOn: 'PublishedVersions' })),
  property(FUNCTION, 'EphemeralStorage', () => ({ Size: 10240 })),
  property(FUNCTION, 'RuntimeManagementConfig', () => ({
    UpdateRuntimeOn: 'Manual',
    RuntimeVersionArn: 'x',
  })),
  property(FUNCTION, 'VpcConfig/Ipv6AllowedForDualStack', () => true),
  property(ROLE, 'ManagedPolicyArns', ({ arn }) => [arn('iam', 'policy/AdministratorAccess')]),
  property(ROLE, 'Policies', () => [{ PolicyName: 'all', PolicyDocument: allow('*') }]),
  property(ROLE, 'PermissionsBoundary', ({ arn }) => arn('iam', 'policy/other')),
  property(ROLE, 'MaxSessionDuration', () => 43200),
  property(ROLE, 'AssumeRolePolicyDocument/Statement', ({ role }) => [
    { Effect: 'Allow', Principal: { AWS: role }, Action: 'sts:AssumeRole' },
  ]),
  property('AWS::IAM::ManagedPolicy', 'Users', () => ['somebody-else']),
  property('AWS::IAM::ManagedPolicy', 'Groups', () => ['everybody']),
  property('AWS::IAM::ManagedPolicy', 'Roles', () => ['role-of-somebody-else']),
  property(BUCKET, 'AccessControl', () => 'PublicRead'),
  property(BUCKET, 'ReplicationConfiguration', ({ role, bucketArn }) => ({
    Role: role,
    Rules: [{ Status: 'Enabled', Destination: { Bucket: bucketArn } }],
  })),
  property(BUCKET, 'NotificationConfiguration', ({ arn }) => ({
    QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arn('sqs', 'x') }],
  })),
  property(BUCKET, 'NotificationConfiguration/TopicConfigurations', ({ arn }) => [
    { Event: 's3:ObjectCreated:*', Topic: arn('sns', 'x') },
  ]),
  property(BUCKET, 'WebsiteConfiguration', () => ({ IndexDocument: 'index.html' })),
  property(BUCKET, 'CorsConfiguration', () => ({
    CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }],
  })),
  property(BUCKET, 'AccelerateConfiguration', () => ({ AccelerationStatus: 'Enabled' })),
  property(BUCKET, 'LifecycleConfiguration/Rules', () => [{ Status: 'Enabled', ExpirationInDays: 1 }]),
  property(BUCKET, 'InventoryConfigurations', ({ bucketArn }) => [
    { Id: 'x', Enabled: true, Destination: { BucketArn: bucketArn, Format: 'CSV' } },
  ]),
  property(BUCKET, 'LoggingConfiguration/DestinationBucketName', ({ bucket }) => bucket),
  property(BUCKET, 'MetadataTableConfiguration', () => ({ S3TablesDestination: { TableName: 'x' } })),
  property('AWS::S3::BucketPolicy', 'PolicyDocument/Statement', () => [
    { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
  ]),
  property('AWS::KMS::Key', 'BypassPolicyLockoutSafetyCheck', () => true),
  property('AWS::KMS::Key', 'MultiRegion', () => true),
  property('AWS::KMS::Key', 'Origin', () => 'EXTERNAL'),
  property('AWS::KMS::Key', 'Enabled', () => false),
  property('AWS::KMS::Key', 'KeyPolicy/Statement', ({ role }) => [
    { Effect: 'Allow', Principal: { AWS: role }, Action: 'kms:CreateGrant', Resource: '*' },
  ]),
  property('AWS::Logs::LogGroup', 'LogGroupClass', () => 'INFREQUENT_ACCESS'),
  property('AWS::Logs::LogGroup', 'ResourcePolicyDocument', () => allow('logs:*', '*', everybody)),
  property('AWS::Logs::LogGroup', 'FieldIndexPolicies', () => [{ Fields: ['text'] }]),
  property('AWS::ApiGateway::RestApi', 'BinaryMediaTypes', () => ['*/*']),
  property('AWS::ApiGateway::RestApi', 'Body', () => ({ openapi: '3.0.1', paths: {} })),
  property('AWS::ApiGateway::RestApi', 'BodyS3Location', ({ bucket }) => ({
    Bucket: bucket,
    Key: 'api.json',
  })),
  property('AWS::ApiGateway::RestApi', 'CloneFrom', () => 'f00f00f00f'),
  property('AWS::ApiGateway::RestApi', 'ApiKeySourceType', () => 'AUTHORIZER'),
  property('AWS::ApiGateway::RestApi', 'DisableExecuteApiEndpoint', () => true),
  property('AWS::ApiGateway::RestApi', 'MinimumCompressionSize', () => 0),
  property('AWS::ApiGateway::Stage', 'CanarySetting', () => ({ DeploymentId: 'x', PercentTraffic: 100 })),
  property('AWS::ApiGateway::Stage', 'CacheClusterEnabled', () => true),
  property('AWS::ApiGateway::Stage', 'CacheClusterSize', () => '0.5'),
  property('AWS::ApiGateway::Stage', 'Variables', ({ host }) => ({ host })),
  property('AWS::ApiGateway::Stage', 'DocumentationVersion', () => '1'),
  property('AWS::ApiGateway::Stage', 'MethodSettings', () => [
    {
      HttpMethod: 'POST',
      ResourcePath: '/v1/chat/completions',
      DataTraceEnabled: true,
      LoggingLevel: 'INFO',
    },
  ]),
  property('AWS::ApiGateway::Deployment', 'StageName', () => 'debug'),
  property('AWS::ApiGateway::Deployment', 'StageDescription', () => ({ DataTraceEnabled: true })),
  property('AWS::ApiGateway::Deployment', 'DeploymentCanarySettings', () => ({ PercentTraffic: 100 })),
  property('AWS::ApiGateway::Method', 'ApiKeyRequired', () => true),
  property('AWS::ApiGateway::Method', 'AuthorizationScopes', () => ['everything']),
  property('AWS::ApiGateway::Method', 'RequestParameters', () => ({
    'method.request.header.x-caller': false,
  })),
  property('AWS::ApiGateway::Method', 'Integration/Credentials', ({ role }) => role),
  property('AWS::ApiGateway::Method', 'Integration/ConnectionId', () => 'f00f00'),
  property('AWS::ApiGateway::Method', 'Integration/ConnectionType', () => 'VPC_LINK'),
  property('AWS::ApiGateway::Method', 'Integration/CacheKeyParameters', () => ['method.request.path.x']),
  property('AWS::ApiGateway::Method', 'Integration/RequestParameters', () => ({
    'integration.request.header.x-data-class': "'public'",
  })),
  property('AWS::ApiGateway::Method', 'Integration/TlsConfig', () => ({ InsecureSkipVerification: true })),
  property('AWS::ApiGateway::Authorizer', 'AuthorizerCredentials', ({ role }) => role),
  property('AWS::ApiGateway::Authorizer', 'ProviderARNs', ({ arn }) => [arn('cognito-idp', 'userpool/x')]),
  property('AWS::ApiGateway::Authorizer', 'IdentityValidationExpression', () => '.*'),
  property('AWS::Lambda::Permission', 'EventSourceToken', () => 'x'),
  property('AWS::Lambda::Permission', 'FunctionUrlAuthType', () => 'NONE'),
  property('AWS::Lambda::Permission', 'PrincipalOrgID', () => 'o-f00f00f00f'),
  property('AWS::Lambda::Permission', 'InvokedViaFunctionUrl', () => true),
  property('AWS::Lambda::EventInvokeConfig', 'DestinationConfig', ({ arn }) => ({
    OnFailure: { Destination: arn('sqs', 'somebody-else') },
    OnSuccess: { Destination: arn('sqs', 'somebody-else') },
  })),
  property(TASK, 'PidMode', () => 'host'),
  property(TASK, 'IpcMode', () => 'host'),
  property(TASK, 'ProxyConfiguration', () => ({ ContainerName: 'x', Type: 'APPMESH' })),
  property(TASK, 'Volumes', () => [{ Name: 'host', Host: { SourcePath: '/' } }]),
  property(TASK, 'EnableFaultInjection', () => true),
  property(TASK, 'ContainerDefinitions', () => [{ Name: 'sidecar', Image: 'docker.io/somebody/else' }]),
  ...[
    ['Environment', [{ Name: 'VLLM_LOGGING_LEVEL', Value: 'DEBUG' }]],
    ['EnvironmentFiles', [{ Type: 's3', Value: 'x' }]],
    ['Secrets', [{ Name: 'x', ValueFrom: 'x' }]],
    ['User', 'root'],
    ['Links', ['x']],
    ['DnsServers', ['203.0.113.7']],
    ['ExtraHosts', [{ Hostname: 's3.amazonaws.com', IpAddress: '203.0.113.7' }]],
    ['Interactive', true],
    ['PseudoTerminal', true],
    ['DisableNetworking', false],
    ['FirelensConfiguration', { Type: 'fluentbit' }],
    ['WorkingDirectory', '/tmp'],
    ['VolumesFrom', [{ SourceContainer: 'x' }]],
    ['RepositoryCredentials', { CredentialsParameter: 'x' }],
    ['Command', ['--enable-log-requests']],
    ['Command', ['--trust-remote-code']],
    ['LinuxParameters/Devices', [{ HostPath: '/dev/mem' }]],
    ['LinuxParameters/Capabilities/Add', ['SYS_ADMIN']],
  ].map(([path, value]) => property(TASK, `ContainerDefinitions/0/${path}`, () => value)),
  property('AWS::ECS::Service', 'EnableExecuteCommand', () => true),
  property('AWS::ECS::Service', 'ServiceConnectConfiguration', () => ({ Enabled: true })),
  property('AWS::ECS::Service', 'VolumeConfigurations', () => [{ Name: 'x' }]),
  property('AWS::ECS::Service', 'ServiceRegistries', ({ arn }) => [
    { RegistryArn: arn('servicediscovery', 'service/x') },
  ]),
  property('AWS::ECS::Service', 'VpcLatticeConfigurations', ({ role }) => [{ RoleArn: role }]),
  property('AWS::ECS::Service', 'LoadBalancers', ({ arn }) => [
    {
      ContainerName: 'vllm',
      ContainerPort: 8000,
      TargetGroupArn: arn('elasticloadbalancing', 'targetgroup/x/y'),
    },
  ]),
  property('AWS::ECS::Service', 'NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp', () => 'ENABLED'),
  property('AWS::ECS::Cluster', 'Configuration', () => ({
    ExecuteCommandConfiguration: { Logging: 'NONE' },
  })),
  property('AWS::ECS::Cluster', 'CapacityProviders', () => ['FARGATE']),
  property('AWS::EC2::LaunchTemplate', 'LaunchTemplateData/KeyName', () => 'somebody'),
  property('AWS::EC2::LaunchTemplate', 'LaunchTemplateData/SecurityGroupIds', () => ['sg-0f00f00f00f00f00f']),
  property('AWS::EC2::LaunchTemplate', 'LaunchTemplateData/EnclaveOptions', () => ({ Enabled: false })),
  property('AWS::EC2::LaunchTemplate', 'LaunchTemplateData/MetadataOptions/HttpEndpoint', () => 'enabled'),
  property(
    'AWS::EC2::LaunchTemplate',
    'LaunchTemplateData/MetadataOptions/InstanceMetadataTags',
    () => 'enabled',
  ),
  property('AWS::AutoScaling::AutoScalingGroup', 'LifecycleHookSpecificationList', ({ arn, role }) => [
    {
      LifecycleHookName: 'x',
      LifecycleTransition: 'x',
      NotificationTargetARN: arn('sns', 'x'),
      RoleARN: role,
    },
  ]),
  property('AWS::AutoScaling::AutoScalingGroup', 'NotificationConfigurations', ({ arn }) => [
    { TopicARN: [arn('sns', 'x')] },
  ]),
  property('AWS::AutoScaling::AutoScalingGroup', 'TargetGroupARNs', ({ arn }) => [
    arn('elasticloadbalancing', 'targetgroup/x/y'),
  ]),
  property('AWS::SageMaker::Model', 'Containers', () => [{ Image: 'docker.io/somebody/else' }]),
  property('AWS::SageMaker::Model', 'PrimaryContainer/Environment/HF_TOKEN', () => 'x'),
  property(
    'AWS::SageMaker::Model',
    'PrimaryContainer/ModelDataUrl',
    ({ bucket }) => `s3://${bucket}/model.tar.gz`,
  ),
  property('AWS::SageMaker::Model', 'PrimaryContainer/ImageConfig', () => ({ RepositoryAccessMode: 'Vpc' })),
  property('AWS::SageMaker::EndpointConfig', 'DataCaptureConfig', ({ bucket }) => ({
    EnableCapture: true,
    InitialSamplingPercentage: 100,
    DestinationS3Uri: `s3://${bucket}/`,
    CaptureOptions: [{ CaptureMode: 'Input' }],
  })),
  property('AWS::SageMaker::EndpointConfig', 'AsyncInferenceConfig', ({ bucket }) => ({
    OutputConfig: { S3OutputPath: `s3://${bucket}/` },
  })),
  property('AWS::SageMaker::EndpointConfig', 'ShadowProductionVariants', () => [
    { ModelName: 'somebody-else', VariantName: 'shadow', InitialVariantWeight: 1 },
  ]),
  property('AWS::SageMaker::EndpointConfig', 'ExplainerConfig', () => ({ ClarifyExplainerConfig: {} })),
  property('AWS::SageMaker::EndpointConfig', 'ProductionVariants/0/EnableSSMAccess', () => true),
  property('AWS::SageMaker::EndpointConfig', 'ProductionVariants/0/CoreDumpConfig', ({ bucket }) => ({
    DestinationS3Uri: `s3://${bucket}/`,
  })),
  property('AWS::KinesisFirehose::DeliveryStream', 'HttpEndpointDestinationConfiguration', ({ host }) => ({
    EndpointConfiguration: { Url: `https://${host}` },
  })),
  property('AWS::KinesisFirehose::DeliveryStream', 'KinesisStreamSourceConfiguration', ({ arn, role }) => ({
    KinesisStreamARN: arn('kinesis', 'stream/x'),
    RoleARN: role,
  })),
  property(
    'AWS::KinesisFirehose::DeliveryStream',
    'ExtendedS3DestinationConfiguration/S3BackupMode',
    () => 'Enabled',
  ),
  property(
    'AWS::KinesisFirehose::DeliveryStream',
    'ExtendedS3DestinationConfiguration/ProcessingConfiguration',
    ({ arn }) => ({
      Enabled: true,
      Processors: [
        {
          Type: 'Lambda',
          Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: arn('lambda', 'function:x') }],
        },
      ],
    }),
  ),
  property('AWS::DynamoDB::Table', 'ResourcePolicy', () => ({
    PolicyDocument: allow('dynamodb:*', '*', everybody),
  })),
  property('AWS::DynamoDB::Table', 'StreamSpecification', () => ({ StreamViewType: 'NEW_IMAGE' })),
  property('AWS::DynamoDB::Table', 'KinesisStreamSpecification', ({ arn }) => ({
    StreamArn: arn('kinesis', 'stream/x'),
  })),
  property('AWS::DynamoDB::Table', 'ImportSourceSpecification', ({ bucket }) => ({
    S3BucketSource: { S3Bucket: bucket },
  })),
  property('AWS::ECR::Repository', 'RepositoryPolicyText', () => allow('ecr:*', '*', everybody)),
  property('AWS::SNS::Topic', 'Subscription', ({ host }) => [
    { Protocol: 'https', Endpoint: `https://${host}` },
  ]),
  property('AWS::SNS::Topic', 'DeliveryStatusLogging', ({ role }) => [
    { Protocol: 'http/s', SuccessFeedbackRoleArn: role },
  ]),
  property('AWS::SNS::Subscription', 'RedrivePolicy', ({ arn }) => ({
    deadLetterTargetArn: arn('sqs', 'x'),
  })),
  property('AWS::EC2::VPCEndpoint', 'DnsOptions', () => ({
    PrivateDnsOnlyForInboundResolverEndpoint: 'AllButTheEndpoint',
  })),
  property('AWS::EC2::VPCEndpoint', 'ServiceRegion', ({ region }) => region),
  property('AWS::EC2::VPCEndpoint', 'RouteTableIds', () => ['rtb-0f00f00f00f00f00f']),
  property('AWS::EC2::VPCEndpoint', 'SecurityGroupIds', () => ['sg-0f00f00f00f00f00f']),
  property('AWS::EC2::VPCEndpoint', 'IpAddressType', () => 'dualstack'),
  property('AWS::EC2::Subnet', 'MapPublicIpOnLaunch', () => true),
  property('AWS::EC2::Subnet', 'AssignIpv6AddressOnCreation', () => true),
  property('AWS::EC2::Subnet', 'Ipv6CidrBlock', () => '2001:db8::/64'),
  property('AWS::EC2::Subnet', 'EnableDns64', () => true),
  property('AWS::EC2::VPC', 'EnableDnsSupport', () => false),
  property('AWS::EC2::SecurityGroup', 'SecurityGroupIngress', () => [
    { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
  ]),
  property('AWS::EC2::SecurityGroup', 'SecurityGroupEgress', () => [
    { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
  ]),
  property('AWS::EC2::SecurityGroup', 'SecurityGroupEgress', () => [
    { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, DestinationPrefixListId: 'pl-0f00f00f00f00f00f' },
  ]),
  property('AWS::ElasticLoadBalancingV2::Listener', 'MutualAuthentication', () => ({ Mode: 'off' })),
  property('AWS::ElasticLoadBalancingV2::Listener', 'ListenerAttributes', () => [
    { Key: 'routing.http.response.access_control_allow_origin.header_value', Value: '*' },
  ]),
  property('AWS::ElasticLoadBalancingV2::TargetGroup', 'Targets', () => [
    { Id: '203.0.113.7', AvailabilityZone: 'all' },
  ]),
  property('AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerAttributes', () => [
    { Key: 'access_logs.s3.bucket', Value: 'bucket-of-somebody-else' },
  ]),
  property('AWS::ElasticLoadBalancingV2::LoadBalancer', 'SubnetMappings', () => [
    { SubnetId: 'x', AllocationId: 'eipalloc-x' },
  ]),
  property('AWS::Route53::HostedZone', 'VPCs', ({ region }) => [
    { VPCId: 'vpc-0f00f00f00f00f00f', VPCRegion: region },
  ]),
  property('AWS::Route53::HostedZone', 'QueryLoggingConfig', ({ arn }) => ({
    CloudWatchLogsLogGroupArn: arn('logs', 'log-group:x'),
  })),
  property('AWS::Route53::RecordSet', 'GeoLocation', () => ({ CountryCode: '*' })),
  property('AWS::Route53::RecordSet', 'Weight', () => 1),
  property('AWS::Bedrock::Guardrail', 'CrossRegionConfig', ({ arn }) => ({
    GuardrailProfileArn: arn('bedrock', 'guardrail-profile/x'),
  })),
  property('AWS::WAFv2::WebACL', 'DataProtectionConfig', () => ({ DataProtections: [] })),
  property('AWS::WAFv2::LoggingConfiguration', 'LoggingFilter', () => ({
    DefaultBehavior: 'DROP',
    Filters: [],
  })),
  property('AWS::CloudWatch::Alarm', 'AlarmActions', ({ arn }) => [arn('lambda', 'function:somebody-else')]),
  property('AWS::CloudWatch::Alarm', 'ActionsEnabled', () => false),
  property('AWS::Athena::WorkGroup', 'State', () => 'DISABLED'),
  property('AWS::Athena::WorkGroup', 'WorkGroupConfiguration/EnforceWorkGroupConfiguration', () => false),
  property('AWS::Glue::Table', 'OpenTableFormatInput', () => ({
    IcebergInput: { MetadataOperation: 'CREATE' },
  })),
];

/** Each hostile property, on every resource of its type that does not have it. */
export function hostileProperties(subject: Subject, stranger: Stranger): readonly Mutation[] {
  return resourcesOf(subject).flatMap((resource) =>
    HOSTILE_PROPERTIES.filter(({ type }) => type === resource.type).flatMap(
      ({ path, value }): readonly Mutation[] => {
        const below = pathOf(path);
        const parent = valueAt(resource.json, below.slice(0, -1));
        if (typeof parent === 'string') return [];
        const now = valueAt(resource.json, below);
        const hostile = added(now, value(stranger));
        if (same(now, hostile)) return [];
        return [
          {
            kind: 'add-hostile',
            how: `has ${path} ${JSON.stringify(value(stranger)).slice(0, 60)}`,
            target: targetOf(resource, below),
            edits: [{ path: [...resource.path, ...below], value: hostile }],
          },
        ];
      },
    ),
  );
}

function pathOf(text: string): Path {
  return ['Properties', ...text.split('/').map((key) => (/^\d+$/.test(key) ? Number(key) : key))];
}

function added(now: unknown, hostile: unknown): unknown {
  if (Array.isArray(now) && Array.isArray(hostile)) return [...now, ...hostile];
  return isMap(now) && isMap(hostile) ? { ...now, ...hostile } : hostile;
}
