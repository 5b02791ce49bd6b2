import { BEDROCK, deploymentWith } from '../network/fixture';
import { templateOf } from './stacks';

const accountIn = (apiGatewayAccount: 'own' | 'require' | 'observe') =>
  templateOf('gateway', deploymentWith([BEDROCK], { apiGatewayAccount })).findResources(
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

test('the stage waits for the account setting, or its logging would be refused', () => {
  const template = templateOf('gateway', deploymentWith([BEDROCK], { apiGatewayAccount: 'own' }));
  const [account] = Object.keys(template.findResources('AWS::ApiGateway::Account'));
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  expect(stage?.DependsOn).toContain(account);
});
