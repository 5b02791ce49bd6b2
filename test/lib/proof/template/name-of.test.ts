import { resolvedName, symbolOf } from '../../../../lib/proof/template/names';

const place = {
  stacks: {},
  account: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
};
const named = (Type: string, attribute: string, Properties: object = {}) =>
  resolvedName(place, 'one', 'Thing', { Type, Properties: { ...Properties } }, attribute);

test('a resource without a name of its own is called by its stack and logical id', () => {
  expect(symbolOf('one', 'Thing')).toBe('{one/Thing}');
});

test.each([
  ['AWS::EC2::SecurityGroup', 'GroupId'],
  ['AWS::EC2::VPC', 'VpcId'],
  ['AWS::EC2::Subnet', 'SubnetId'],
  ['AWS::EC2::RouteTable', 'RouteTableId'],
  ['AWS::EC2::VPCEndpoint', 'Id'],
  ['AWS::KMS::Key', 'KeyId'],
  ['AWS::ApiGateway::RestApi', 'RestApiId'],
  ['AWS::Route53::HostedZone', 'Id'],
  ['AWS::Bedrock::Guardrail', 'GuardrailId'],
  ['AWS::SageMaker::Endpoint', 'EndpointName'],
  ['AWS::SQS::Queue', 'QueueName'],
  ['AWS::SNS::Topic', 'TopicName'],
])('%s: the attribute %s is its name', (type, attribute) => {
  expect(named(type, attribute)).toBe('{one/Thing}');
});

test.each([
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::Logs::LogGroup', 'LogGroupName'],
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::ApiGateway::Stage', 'StageName'],
  ['AWS::DynamoDB::Table', 'TableName'],
  ['AWS::SQS::Queue', 'QueueName'],
])('%s: a name the template gives by %s is the one it has', (type, property) => {
  expect(named(type, 'Ref', { [property]: 'given' })).toBe('given');
});

test.each([
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName', 'arn:aws:iam::111122223333:policy/given'],
  ['AWS::SageMaker::Endpoint', 'EndpointName', 'arn:aws:sagemaker:eu-central-1:111122223333:endpoint/given'],
  ['AWS::SNS::Topic', 'TopicName', 'arn:aws:sns:eu-central-1:111122223333:given'],
])('%s: Ref is the ARN, with the name the template gives by %s', (type, property, arn) => {
  expect(named(type, 'Ref', { [property]: 'given' })).toBe(arn);
});

test.each([
  ['AWS::IAM::Role', 'Arn', 'arn:aws:iam::111122223333:role/{one/Thing}'],
  ['AWS::IAM::ManagedPolicy', 'PolicyArn', 'arn:aws:iam::111122223333:policy/{one/Thing}'],
  ['AWS::S3::Bucket', 'Arn', 'arn:aws:s3:::{one/Thing}'],
  ['AWS::KMS::Key', 'Arn', 'arn:aws:kms:eu-central-1:111122223333:key/{one/Thing}'],
  ['AWS::Logs::LogGroup', 'Arn', 'arn:aws:logs:eu-central-1:111122223333:log-group:{one/Thing}:*'],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    'Arn',
    'arn:aws:firehose:eu-central-1:111122223333:deliverystream/{one/Thing}',
  ],
  ['AWS::Lambda::Function', 'Arn', 'arn:aws:lambda:eu-central-1:111122223333:function:{one/Thing}'],
  ['AWS::ECR::Repository', 'Arn', 'arn:aws:ecr:eu-central-1:111122223333:repository/{one/Thing}'],
  ['AWS::SNS::Topic', 'TopicArn', 'arn:aws:sns:eu-central-1:111122223333:{one/Thing}'],
  ['AWS::SQS::Queue', 'Arn', 'arn:aws:sqs:eu-central-1:111122223333:{one/Thing}'],
  ['AWS::DynamoDB::Table', 'Arn', 'arn:aws:dynamodb:eu-central-1:111122223333:table/{one/Thing}'],
  [
    'AWS::Bedrock::Guardrail',
    'GuardrailArn',
    'arn:aws:bedrock:eu-central-1:111122223333:guardrail/{one/Thing}',
  ],
])('%s: the attribute %s is its ARN', (type, attribute, arn) => {
  expect(named(type, attribute)).toBe(arn);
});

test('the path of a policy is part of its ARN', () => {
  expect(named('AWS::IAM::ManagedPolicy', 'Ref', { Path: '/applications/' })).toBe(
    'arn:aws:iam::111122223333:policy/applications/{one/Thing}',
  );
});

test.each([
  ['of another type than a role or policy', 'AWS::S3::Bucket', { Path: '/x/' }, 'arn:aws:s3:::{one/Thing}'],
  [
    'that is not text yet',
    'AWS::IAM::Role',
    { Path: { Ref: 'Path' } },
    'arn:aws:iam::111122223333:role/{one/Thing}',
  ],
])('a path %s is no part of an ARN', (_what, type, properties, arn) => {
  expect(named(type, 'Arn', properties)).toBe(arn);
});

test('a name that is not text yet is no name', () => {
  expect(named('AWS::S3::Bucket', 'Ref', { BucketName: { Ref: 'Name' } })).toBe('{one/Thing}');
});

test('the name of one type is not asked for by the property of another', () => {
  expect(named('AWS::S3::Bucket', 'Ref', { RoleName: 'given' })).toBe('{one/Thing}');
});

test('every other attribute has a name of its own', () => {
  expect(named('AWS::S3::Bucket', 'DomainName')).toBe('{one/Thing.DomainName}');
  expect(named('AWS::Made::Up', 'GroupId')).toBe('{one/Thing.GroupId}');
});
