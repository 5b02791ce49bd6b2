import type { SynthesizedResource, SynthesizedTemplates } from '../synthesized';

// I6 on the synthesized templates: each type in use either stores data, in which case the property with its key is
// listed here, or stores none. A new type fails the test until it is listed.

/** The property with the key of each type that stores data. `reason`: why a type cannot have one. */
const HOLDS_DATA: Readonly<Record<string, string | { readonly reason: string }>> = {
  'AWS::Athena::WorkGroup': 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey',
  'AWS::Bedrock::Guardrail': 'KmsKeyArn',
  'AWS::DynamoDB::Table': 'SSESpecification.KMSMasterKeyId',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.BlockDeviceMappings.0.Ebs.KmsKeyId',
  'AWS::ECR::Repository': 'EncryptionConfiguration.KmsKey',
  'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamEncryptionConfigurationInput.KeyARN',
  'AWS::Lambda::Function': 'KmsKeyArn',
  'AWS::Logs::LogGroup': 'KmsKeyId',
  'AWS::S3::Bucket':
    'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::SQS::Queue': 'KmsMasterKeyId',
  'AWS::SageMaker::EndpointConfig': {
    reason: 'its instance types have NVMe storage only, which the hardware encrypts and which takes no key',
  },
};

/** Resources that cannot have a key of the deployment, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  AccessLogs8B620ECA: 'S3 server access logs and load balancer logs are delivered to SSE-S3 buckets only',
};

/** Types that store no user data: settings, identities and addresses. */
const HOLDS_NONE =
  /^AWS::(ApiGateway::(Account|Authorizer|ClientCertificate|Deployment|GatewayResponse|Method|Model|RequestValidator|Resource|RestApi|Stage)|ApplicationAutoScaling::\w+|Athena::NamedQuery|AutoScaling::\w+|Bedrock::GuardrailVersion|Budgets::Budget|CloudWatch::(Alarm|Dashboard)|EC2::(FlowLog|RouteTable|SecurityGroup(Ingress|Egress)?|Subnet|SubnetRouteTableAssociation|VPC|VPCEndpoint)|ECS::(CapacityProvider|Cluster|ClusterCapacityProviderAssociations|Service|TaskDefinition)|ElasticLoadBalancingV2::\w+|Events::Rule|Glue::(Database|Table)|IAM::\w+|KMS::\w+|Lambda::(EventInvokeConfig|Permission)|Logs::(LogStream|MetricFilter|ResourcePolicy)|Route53(Resolver)?::\w+|S3::BucketPolicy|SNS::(Subscription|TopicPolicy)|SQS::QueuePolicy|SageMaker::(Endpoint|Model)|WAFv2::\w+)$/;

/**
 * Resources that store data without a key of the deployment.
 *
 * @param imported the ARNs of keys that the deployment imports
 */
export function unencrypted(
  templates: SynthesizedTemplates,
  imported: readonly string[] = [],
): readonly string[] {
  const bare = resourcesOf(templates).filter(
    ([id, resource]) => !EXCEPTIONS[id] && !encrypted(resource, imported),
  );
  return bare.map(([id, { Type }]) => `${Type} ${id}`);
}

/** Types that are not listed as storing data or not. */
export function unknownTypes(templates: SynthesizedTemplates): readonly string[] {
  const types = new Set(resourcesOf(templates).map(([, { Type }]) => Type));
  return [...types].filter((type) => !(type in HOLDS_DATA) && !HOLDS_NONE.test(type));
}

/** Symmetric keys that do not rotate. */
export function keysWithoutRotation(templates: SynthesizedTemplates): readonly string[] {
  return resourcesOf(templates)
    .filter(([, { Type, Properties }]) => Type === 'AWS::KMS::Key' && !Properties?.KeySpec)
    .filter(([, { Properties }]) => Properties?.EnableKeyRotation !== true)
    .map(([id]) => id);
}

const resourcesOf = (templates: SynthesizedTemplates): readonly [string, SynthesizedResource][] =>
  Object.values(templates).flatMap((template) => Object.entries(template.Resources));

function encrypted({ Type, Properties }: SynthesizedResource, imported: readonly string[]): boolean {
  const path = HOLDS_DATA[Type];
  if (typeof path !== 'string') return true;
  const key = path
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], Properties);
  return /Keys(Data|Audit|Volumes)/.test(JSON.stringify(key ?? '')) || imported.some((arn) => arn === key);
}
