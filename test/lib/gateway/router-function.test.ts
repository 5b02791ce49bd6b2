import { Match } from 'aws-cdk-lib/assertions';
import { propertiesOf, templateOf } from './stacks';

const template = templateOf('gateway');
const functions = propertiesOf(template, 'AWS::Lambda::Function').filter(({ Description }) =>
  /^Router/.test(Description),
);
const variablesOf = (lane: string) =>
  functions.find(({ Description }) => Description.includes(`${lane} lane`)).Environment.Variables;

test('each lane has a router with a role and a security group of its own', () => {
  expect(functions).toHaveLength(2);
  expect(new Set(functions.map(({ Role }) => JSON.stringify(Role))).size).toBe(2);
  expect(new Set(functions.map(({ VpcConfig }) => JSON.stringify(VpcConfig.SecurityGroupIds))).size).toBe(2);
});

test('a router runs on arm64 and nodejs24.x, with tracing and limits', () => {
  for (const router of functions) {
    expect(router).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Timeout: 900,
      TracingConfig: { Mode: 'Active' },
      ReservedConcurrentExecutions: expect.any(Number),
    });
  }
});

test("I6: a function's environment is encrypted with the deployment's key", () => {
  template.allResourcesProperties('AWS::Lambda::Function', { KmsKeyArn: Match.anyValue() });
});

test('the environment holds deploy-time values only', () => {
  expect(Object.keys(variablesOf('open')).sort()).toEqual([
    'AUDIT_STREAM_NAME',
    'DIGEST_KEY_ID',
    'GUARDRAIL_ID',
    'GUARDRAIL_VERSION',
    'MODEL_MIDDLE_ENDPOINT',
    'MODEL_SMALL_BASE_URL',
  ]);
});

test('the open lane names the guardrail by its ARN, with which IAM compares every call', () => {
  expect(JSON.stringify(variablesOf('open').GUARDRAIL_ID)).toContain(
    '"arn:aws:bedrock:eu-central-1:111122223333:guardrail/"',
  );
});

test('I3: the environment of the sealed lane contains nothing about Bedrock', () => {
  expect(Object.keys(variablesOf('sealed')).filter((name) => name.startsWith('GUARDRAIL'))).toEqual([]);
});

test('I7: an asynchronous invocation is not retried, and its content is stored nowhere', () => {
  template.allResourcesProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0 });
  template.resourceCountIs('AWS::SNS::Subscription', 0);
  template.resourceCountIs('AWS::SQS::Queue', 0);
});

test('a function is created after the policy that Lambda checks', () => {
  for (const { DependsOn } of Object.values(template.findResources('AWS::Lambda::Function'))) {
    expect(DependsOn).toContainEqual(expect.stringMatching(/ServicePolicy/));
  }
});

test('the gateway adds no inline policy to a role of the foundation', () => {
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.resourceCountIs('AWS::IAM::Role', 0);
});

test('only the tracing actions, which support no resource, are allowed on `*`', () => {
  const onAll = propertiesOf(template, 'AWS::IAM::ManagedPolicy')
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Resource }) => Resource === '*');
  expect(onAll.map(({ Sid }) => Sid)).toEqual(['SendTraces', 'SendTraces', 'SendTraces']);
});
