import { BEDROCK, deploymentWith } from '../network/fixture';
import { templateOf } from './stacks';

const accountIn = (apiGateway: 'own' | 'require' | 'observe') =>
  templateOf('gateway', deploymentWith([BEDROCK], { accountSettings: { apiGateway } })).findResources(
    'AWS::ApiGateway::Account',
  );

test.each(['require', 'observe'] as const)(
  'a deployment with `%s` does not change the account setting',
  (says) => {
    expect(accountIn(says)).toEqual({});
  },
);

test('a deployment that owns the account setting retains it when the stack is deleted', () => {
  const [account] = Object.values(accountIn('own'));
  expect(account).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test.each([
  ['the role that it names', 'AWS::IAM::Role', /^RolesApiLogging/],
  ['the policy of that role', 'AWS::IAM::ManagedPolicy', /^PoliciesApiLogging/],
])('so does %s: otherwise the setting would name a role that is gone', (_, type, id) => {
  const foundation = templateOf(
    'foundation',
    deploymentWith([BEDROCK], { accountSettings: { apiGateway: 'own' } }),
  );
  const kept = Object.entries(foundation.findResources(type)).filter(([logicalId]) => id.test(logicalId));
  expect(kept.map(([, one]) => [one.DeletionPolicy, one.UpdateReplacePolicy])).toEqual([
    ['Retain', 'Retain'],
  ]);
});

test('the stage waits for the account setting, or its logging would be refused', () => {
  const template = templateOf(
    'gateway',
    deploymentWith([BEDROCK], { accountSettings: { apiGateway: 'own' } }),
  );
  const [account] = Object.keys(template.findResources('AWS::ApiGateway::Account'));
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  expect(stage?.DependsOn).toContain(account);
});
