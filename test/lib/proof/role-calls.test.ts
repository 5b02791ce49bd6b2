import { endpointsPassed, isMadeByAws, TAKE_NO_POLICY } from '../../../lib/proof/role-calls';

test.each([
  ['lambda.amazonaws.com', 'kms:Decrypt'],
  ['lambda.amazonaws.com', 'kms:Encrypt'],
  ['lambda.amazonaws.com', 'kms:GenerateDataKey'],
  ['lambda.amazonaws.com', 'logs:PutLogEvents'],
  ['lambda.amazonaws.com', 'ec2:CreateNetworkInterface'],
  ['lambda.amazonaws.com', 'sns:Publish'],
  ['lambda.amazonaws.com', 'xray:PutTraceSegments'],
  ['ecs-tasks.amazonaws.com', 'kms:Decrypt'],
  ['sagemaker.amazonaws.com', 'kms:Decrypt'],
  ['sagemaker.amazonaws.com', 'ecr:BatchGetImage'],
  ['sagemaker.amazonaws.com', 'logs:PutLogEvents'],
  ['sagemaker.amazonaws.com', 'cloudwatch:PutMetricData'],
  ['sagemaker.amazonaws.com', 'ec2:CreateNetworkInterface'],
  ['firehose.amazonaws.com', 's3:PutObject'],
  ['s3.amazonaws.com', 's3:ReplicateObject'],
  ['vpc-flow-logs.amazonaws.com', 'logs:PutLogEvents'],
  ['apigateway.amazonaws.com', 'logs:PutLogEvents'],
])('with a role that %s assumes, AWS makes the call %s from outside the VPC', (service, action) => {
  expect(isMadeByAws([service], action)).toBe(true);
});

test.each([
  ['lambda.amazonaws.com', 'kms:GenerateMac'],
  ['lambda.amazonaws.com', 'sns:Subscribe'],
  ['lambda.amazonaws.com', 'bedrock:InvokeModel'],
  ['ecs-tasks.amazonaws.com', 's3:GetObject'],
  ['sagemaker.amazonaws.com', 's3:GetObject'],
  ['ec2.amazonaws.com', 'ecs:Poll'],
])('with a role that %s assumes, the call %s leaves through an endpoint', (service, action) => {
  expect(isMadeByAws([service], action)).toBe(false);
});

test('a role that several services assume counts as inside the VPC if one of them makes the call there', () => {
  expect(isMadeByAws(['firehose.amazonaws.com', 'ec2.amazonaws.com'], 's3:PutObject')).toBe(false);
});

test('a role that no service assumes counts as inside the VPC', () => {
  expect(isMadeByAws([], 's3:PutObject')).toBe(false);
});

test.each([
  ['ecs:Poll', ['ecs-agent']],
  ['ecs:StartTelemetrySession', ['ecs-telemetry']],
  ['ecs:RegisterContainerInstance', ['ecs']],
  ['ecr:GetAuthorizationToken', ['ecr.api']],
  ['ecr:GetDownloadUrlForLayer', ['ecr.api', 'ecr.dkr']],
  ['bedrock:InvokeModel', ['bedrock-runtime']],
  ['sagemaker:InvokeEndpointWithResponseStream', ['sagemaker.runtime']],
  ['comprehend:ContainsPiiEntities', ['comprehend']],
  ['firehose:PutRecord', ['kinesis-firehose']],
  ['kms:GenerateMac', ['kms']],
  ['s3:GetObject', ['s3']],
  ['dynamodb:GetItem', ['dynamodb']],
  ['logs:PutLogEvents', ['logs']],
])('the call %s passes the endpoints %j', (action, services) => {
  expect(endpointsPassed(action)).toEqual(services);
});

test.each(['secretsmanager:GetSecretValue', 'sagemaker:CreateEndpoint', 'ssm:GetParameter'])(
  'the proof knows no endpoint for %s',
  (action) => {
    expect(endpointsPassed(action)).toEqual([]);
  },
);

test.each(['ecs-agent', 'ecs-telemetry'])('the endpoint of %s takes no policy', (service) => {
  expect(TAKE_NO_POLICY).toContain(service);
});

test('every other endpoint takes a policy', () => {
  expect(TAKE_NO_POLICY).toHaveLength(2);
});
