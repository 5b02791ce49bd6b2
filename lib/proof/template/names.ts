import { own } from './own';
import { symbol } from './symbol';
import type { TemplateResource, Templates } from './template';

// A resource resolves to one name, whichever template and attribute refers to it. A name that CloudFormation assigns at
// deploy time is a symbol, `⟦stack/LogicalId⟧`; its ARN has the form that AWS documents for the type.

/** Attributes that return the same id as `Ref` does. */
const SAME_AS_REF: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup': 'GroupId',
  'AWS::EC2::VPC': 'VpcId',
  'AWS::EC2::Subnet': 'SubnetId',
  'AWS::EC2::RouteTable': 'RouteTableId',
  'AWS::EC2::VPCEndpoint': 'Id',
  'AWS::KMS::Key': 'KeyId',
  'AWS::ApiGateway::RestApi': 'RestApiId',
  'AWS::Route53::HostedZone': 'Id',
};

/** The property by which a template names a resource. */
const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SageMaker::Endpoint': 'EndpointName',
  'AWS::ApiGateway::Stage': 'StageName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Events::Rule': 'Name',
};

/** By type: the attributes that return an ARN (`Ref` included), and the form of that ARN. */
const ARNS: Readonly<
  Record<string, { attributes: string[]; arn: (place: Templates, name: string) => string }>
> = {
  'AWS::IAM::Role': { attributes: ['Arn'], arn: global('iam', 'role/') },
  'AWS::IAM::ManagedPolicy': { attributes: ['Ref', 'PolicyArn'], arn: global('iam', 'policy/') },
  'AWS::S3::Bucket': { attributes: ['Arn'], arn: ({ partition }, name) => `arn:${partition}:s3:::${name}` },
  'AWS::KMS::Key': { attributes: ['Arn'], arn: regional('kms', 'key/') },
  'AWS::Logs::LogGroup': {
    attributes: ['Arn'],
    arn: (place, name) => `${regional('logs', 'log-group:')(place, name)}:*`,
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    attributes: ['Arn'],
    arn: regional('firehose', 'deliverystream/'),
  },
  'AWS::Lambda::Function': { attributes: ['Arn'], arn: regional('lambda', 'function:') },
  'AWS::ECR::Repository': { attributes: ['Arn'], arn: regional('ecr', 'repository/') },
  'AWS::Events::Rule': { attributes: ['Arn'], arn: regional('events', 'rule/') },
  'AWS::SNS::Topic': { attributes: ['Ref', 'TopicArn'], arn: regional('sns', '') },
  'AWS::SQS::Queue': { attributes: ['Arn'], arn: regional('sqs', '') },
  'AWS::DynamoDB::Table': { attributes: ['Arn'], arn: regional('dynamodb', 'table/') },
  'AWS::Bedrock::Guardrail': { attributes: ['Ref', 'GuardrailArn'], arn: regional('bedrock', 'guardrail/') },
  'AWS::SageMaker::Endpoint': { attributes: ['Ref'], arn: regional('sagemaker', 'endpoint/') },
};

/** Attributes that return the name of types whose `Ref` returns something else. */
const NAME_ATTRIBUTES = ['GuardrailId', 'EndpointName', 'QueueName', 'TopicName'];

/** The symbol of a resource. */
export const symbolOf = (stack: string, logicalId: string) => symbol(`${stack}/${logicalId}`);

/** The value of a parameter that AWS publishes under this path of the Parameter Store. */
export const publicParameterAt = (path: string) => symbol(`public parameter ${path}`);

/** The attribute that stands for one part of a name that CloudFormation assigns, as `Fn::Split` cuts it. */
export const partOf = (separator: string, index: number) => `part ${index} between ${separator}`;

/** One of the five parts of the UUID in the id of a stack. */
export const partOfUuid = (stack: string, part: number) => symbol(`part ${part} of the UUID of ${stack}`);

/**
 * The id of a stack (CloudFormation user guide, "Pseudo parameters"). CloudFormation chooses its last part, a UUID.
 */
export function stackIdOf(place: Templates, stack: string): string {
  const uuid = [1, 2, 3, 4, 5].map((part) => partOfUuid(stack, part)).join('-');
  return regional('cloudformation', 'stack/')(place, `${stack}/${uuid}`);
}

/** The name of a resource: the one its template gives it, otherwise its symbol. */
export function nameOf(stack: string, logicalId: string, { Type, Properties }: TemplateResource): string {
  const given = Properties?.[own(NAME_PROPERTY, Type) ?? ''];
  return typeof given === 'string' ? given : symbolOf(stack, logicalId);
}

/** What `Ref` (attribute `Ref`) or `Fn::GetAtt` of a resource returns. */
export function resolvedName(
  place: Templates,
  stack: string,
  logicalId: string,
  resource: TemplateResource,
  attribute: string,
): string {
  const { Type } = resource;
  const name = nameOf(stack, logicalId, resource);
  const arns = own(ARNS, Type);
  if (arns?.attributes.includes(attribute)) return arns.arn(place, `${pathOf(resource)}${name}`);
  if (attribute === 'Ref' || own(SAME_AS_REF, Type) === attribute || NAME_ATTRIBUTES.includes(attribute)) {
    return name;
  }
  return symbolOf(stack, `${logicalId}.${attribute}`);
}

/** The path of a role or policy, `/applications/`, which is part of its ARN. */
function pathOf({ Type, Properties }: TemplateResource): string {
  const path = Properties?.Path;
  return Type.startsWith('AWS::IAM::') && typeof path === 'string' ? path.replace(/^\//, '') : '';
}

function global(service: string, prefix: string) {
  return ({ partition, account }: Templates, name: string) =>
    `arn:${partition}:${service}::${account}:${prefix}${name}`;
}

function regional(service: string, prefix: string) {
  return ({ partition, region, account }: Templates, name: string) =>
    `arn:${partition}:${service}:${region}:${account}:${prefix}${name}`;
}
