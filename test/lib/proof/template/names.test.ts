import { resolvedName, symbolOf } from '../../../../lib/proof/template/names';
import type { Templates } from '../../../../lib/proof/template/template';

const PLACE: Templates = {
  stacks: {},
  account: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
};

const named = (Type: string, attribute: string, Properties: object = {}) =>
  resolvedName(PLACE, 's', 'X', { Type, Properties: { ...Properties } }, attribute);

test('a path is a part of the ARN of roles and policies only', () => {
  expect(named('AWS::IAM::Role', 'Arn', { Path: '/a/b/' })).toBe('arn:aws:iam::111122223333:role/a/b/⟦s/X⟧');
  expect(named('AWS::Lambda::Function', 'Arn', { Path: '/a/b/' })).toBe(
    'arn:aws:lambda:eu-central-1:111122223333:function:⟦s/X⟧',
  );
});

test('a resource without a name of its own is called by its stack and logical id', () => {
  expect(symbolOf('one', 'Thing')).toBe('⟦one/Thing⟧');
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
])('%s: %s is the resource’s own name', (type, attribute) => {
  expect(named(type, attribute)).toBe('⟦s/X⟧');
});

test.each([
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::Logs::LogGroup', 'LogGroupName'],
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::SageMaker::Endpoint', 'EndpointName'],
  ['AWS::ApiGateway::Stage', 'StageName'],
  ['AWS::DynamoDB::Table', 'TableName'],
  ['AWS::SQS::Queue', 'QueueName'],
  ['AWS::SNS::Topic', 'TopicName'],
])('%s: the property %s names the resource', (type, property) => {
  expect(named(type, namedBy(type), { [property]: 'fixed' })).toMatch(/fixed(:\*)?$/);
});

test.each([
  ['AWS::IAM::Role', 'Arn', 'arn:aws:iam::111122223333:role/⟦s/X⟧'],
  ['AWS::IAM::ManagedPolicy', 'Ref', 'arn:aws:iam::111122223333:policy/⟦s/X⟧'],
  ['AWS::IAM::ManagedPolicy', 'PolicyArn', 'arn:aws:iam::111122223333:policy/⟦s/X⟧'],
  ['AWS::S3::Bucket', 'Arn', 'arn:aws:s3:::⟦s/X⟧'],
  ['AWS::KMS::Key', 'Arn', 'arn:aws:kms:eu-central-1:111122223333:key/⟦s/X⟧'],
  ['AWS::Logs::LogGroup', 'Arn', 'arn:aws:logs:eu-central-1:111122223333:log-group:⟦s/X⟧:*'],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    'Arn',
    'arn:aws:firehose:eu-central-1:111122223333:deliverystream/⟦s/X⟧',
  ],
  ['AWS::Lambda::Function', 'Arn', 'arn:aws:lambda:eu-central-1:111122223333:function:⟦s/X⟧'],
  ['AWS::ECR::Repository', 'Arn', 'arn:aws:ecr:eu-central-1:111122223333:repository/⟦s/X⟧'],
  ['AWS::SNS::Topic', 'Ref', 'arn:aws:sns:eu-central-1:111122223333:⟦s/X⟧'],
  ['AWS::SNS::Topic', 'TopicArn', 'arn:aws:sns:eu-central-1:111122223333:⟦s/X⟧'],
  ['AWS::SQS::Queue', 'Arn', 'arn:aws:sqs:eu-central-1:111122223333:⟦s/X⟧'],
  ['AWS::DynamoDB::Table', 'Arn', 'arn:aws:dynamodb:eu-central-1:111122223333:table/⟦s/X⟧'],
  ['AWS::Bedrock::Guardrail', 'Ref', 'arn:aws:bedrock:eu-central-1:111122223333:guardrail/⟦s/X⟧'],
  ['AWS::Bedrock::Guardrail', 'GuardrailArn', 'arn:aws:bedrock:eu-central-1:111122223333:guardrail/⟦s/X⟧'],
  ['AWS::SageMaker::Endpoint', 'Ref', 'arn:aws:sagemaker:eu-central-1:111122223333:endpoint/⟦s/X⟧'],
])('%s: %s is %s', (type, attribute, arn) => {
  expect(named(type, attribute)).toBe(arn);
});

test('any other attribute is a value of its own', () => {
  expect(named('AWS::S3::Bucket', 'DomainName')).toBe('⟦s/X.DomainName⟧');
});

/** The attribute that returns the name, or an ARN that ends in it. */
function namedBy(type: string): string {
  return type === 'AWS::SQS::Queue' ? 'Arn' : 'Ref';
}
