import { planOf } from '../../../lib/plan/plan';
import { WorkloadRoles } from '../../../lib/security/workload-roles';
import { fixtureDeployment } from '../../fixture-deployments';
import { statementsOf, templateOf } from './fixture';

const withRoles = (name: string, changes: object = {}) =>
  templateOf((stack) => {
    new WorkloadRoles(stack, 'Roles', { plan: planOf({ ...fixtureDeployment(name), ...changes }) });
  });
const sandbox = withRoles('sandbox');

const TELL_NOTHING = [
  'ec2.amazonaws.com',
  's3.amazonaws.com',
  'apigateway.amazonaws.com',
  'lambda.amazonaws.com',
];

const trusted = (template: ReturnType<typeof withRoles>) =>
  statementsOf(template, 'AWS::IAM::Role', 'AssumeRolePolicyDocument').map(
    ({ Principal, Condition }) => [(Principal as { Service: string }).Service, Condition] as const,
  );

test('each component of a hybrid deployment has a role of its own', () => {
  expect(trusted(sandbox).map(([service]) => service)).toEqual([
    'lambda.amazonaws.com',
    'lambda.amazonaws.com',
    'ec2.amazonaws.com',
    'ecs-tasks.amazonaws.com',
    'ecs-tasks.amazonaws.com',
    'sagemaker.amazonaws.com',
    'lambda.amazonaws.com',
    'firehose.amazonaws.com',
    's3.amazonaws.com',
    'vpc-flow-logs.amazonaws.com',
  ]);
});

test('a hosted-only deployment has one lane, the signer and no role for GPUs', () => {
  expect(trusted(withRoles('starter')).map(([service]) => service)).toEqual([
    'lambda.amazonaws.com',
    'lambda.amazonaws.com',
    'firehose.amazonaws.com',
    's3.amazonaws.com',
    'vpc-flow-logs.amazonaws.com',
  ]);
});

test('API Gateway gets a logging role only if the deployment owns that setting', () => {
  const services = (apiGateway: string) =>
    trusted(withRoles('starter', { accountSettings: { apiGateway } })).map(([service]) => service);
  expect(services('own')).toContain('apigateway.amazonaws.com');
  expect(services('require')).not.toContain('apigateway.amazonaws.com');
});

test('a service that sends the source account is trusted for this account only', () => {
  const others = trusted(sandbox).filter(([service]) => !TELL_NOTHING.includes(service));
  for (const [, condition] of others) expect(JSON.stringify(condition)).toContain('111122223333');
  expect(others).toHaveLength(5);
});

test.each(TELL_NOTHING)(
  'the trust of %s has no condition, because the service documents no key',
  (service) => {
    const conditions = trusted(withRoles('sandbox', { accountSettings: { apiGateway: 'own' } }))
      .filter(([one]) => one === service)
      .map(([, condition]) => condition);
    expect(conditions.length).toBeGreaterThan(0);
    expect(conditions).toEqual(conditions.map(() => undefined));
  },
);

test('no role has an inline policy or an AWS managed policy', () => {
  for (const { Properties } of Object.values(sandbox.findResources('AWS::IAM::Role'))) {
    expect(Properties).not.toHaveProperty('Policies');
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  }
  sandbox.resourceCountIs('AWS::IAM::Policy', 0);
});
