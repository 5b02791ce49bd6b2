import { deploymentNames } from '../lib/config/find-deployment';
import { type Resource, type SynthesizedTemplate, templatesOf } from './synthesized';

// I6 over the synthesized templates: each type in use either holds data and names the property that encrypts it
// with a key of ours, or holds none. A new type fails the test until somebody has thought about it.

/** Where each type that holds data names its key. `reason`: it cannot, for the reason given. */
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
  'AWS::SageMaker::EndpointConfig': {
    reason: 'its instance types have NVMe storage only, which the hardware encrypts and which takes no key',
  },
};

/** One resource that its writers allow no key of ours. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  AccessLogs8B620ECA: 'S3 server access logs and load balancer logs are delivered to SSE-S3 buckets only',
};

/** Types that are settings, identities or addresses: nothing a user sent rests in them. */
const HOLDS_NONE =
  /^AWS::(ApiGateway::(Account|Authorizer|ClientCertificate|Deployment|GatewayResponse|Method|Model|RequestValidator|Resource|RestApi|Stage)|ApplicationAutoScaling::\w+|Athena::NamedQuery|AutoScaling::\w+|Bedrock::GuardrailVersion|Budgets::Budget|CloudWatch::(Alarm|Dashboard)|EC2::(FlowLog|RouteTable|SecurityGroup(Ingress|Egress)?|Subnet|SubnetRouteTableAssociation|VPC|VPCEndpoint)|ECS::(CapacityProvider|Cluster|ClusterCapacityProviderAssociations|Service|TaskDefinition)|ElasticLoadBalancingV2::\w+|Glue::(Database|Table)|IAM::\w+|KMS::\w+|Lambda::(EventInvokeConfig|Permission)|Logs::(LogStream|MetricFilter)|Route53::\w+|S3::BucketPolicy|SNS::(Subscription|TopicPolicy)|SageMaker::(Endpoint|Model)|WAFv2::\w+)$/;

describe.each(deploymentNames())('deployment %s', (name) => {
  const resources = Object.values(templatesOf(name)).flatMap((template: SynthesizedTemplate) =>
    Object.entries(template.Resources),
  );

  test('I6: whatever holds data at rest is encrypted with a key of the deployment', () => {
    const bare = resources.filter(([id, resource]) => !EXCEPTIONS[id] && !encrypted(resource));
    expect(bare.map(([id, { Type }]) => `${Type} ${id}`)).toEqual([]);
  });

  test('I6: each type in use is known to hold data or not', () => {
    const types = new Set(resources.map(([, { Type }]) => Type));
    expect([...types].filter((type) => !(type in HOLDS_DATA) && !HOLDS_NONE.test(type))).toEqual([]);
  });

  test('I6: every symmetric key rotates each year', () => {
    const keys = resources.filter(
      ([, { Type, Properties }]) => Type === 'AWS::KMS::Key' && !Properties?.KeySpec,
    );
    expect(keys.filter(([, { Properties }]) => Properties?.EnableKeyRotation !== true)).toEqual([]);
  });
});

function encrypted({ Type, Properties }: Resource): boolean {
  const path = HOLDS_DATA[Type];
  if (typeof path !== 'string') return true;
  const key = path
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step], Properties);
  return /Keys(Data|Audit|Volumes)/.test(JSON.stringify(key ?? ''));
}
