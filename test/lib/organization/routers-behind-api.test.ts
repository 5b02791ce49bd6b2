import type { Deployment } from '../../../lib/config/deployment';
import { templatesOf } from '../../synthesized';
import { deniedBy } from './denied-by';
import { policiesOf, sandbox, sandboxWith } from './policies-of';

const SUFFIX = 'AbCdEf012345';

test('every router function of the templates is covered, with any name that CloudFormation generates', () => {
  const functions = Object.entries(templatesOf('sandbox').gateway?.Resources ?? {})
    .filter(([, { Type, Properties }]) => Type === 'AWS::Lambda::Function' && isRouter(Properties))
    .map(([logicalId]) => logicalId);
  expect(functions).toHaveLength(2);
  for (const logicalId of functions) {
    expect(invoking(sandbox, `sandbox-gateway-${logicalId}-${SUFFIX}`)).toEqual([
      'DenyCallingRoutersPastTheApi',
    ]);
  }
});

test('a router with a shortened stack name is covered, and so is a version of a router', () => {
  const long = sandboxWith({ name: 'a-name-of-24-letters-xyz' });
  for (const name of [
    `a-name-of-24-letters-xyz-SealedRouterFunction2A86E81F-${SUFFIX}`,
    `a-name-of-24-letters-xyz-gateway-SealedRouterFunction2A-${SUFFIX}:1`,
  ]) {
    expect(invoking(long, name)).toEqual(['DenyCallingRoutersPastTheApi']);
  }
});

test('other functions of the account may be invoked', () => {
  for (const name of ['billing', 'sandbox-OpenRouterX', `sandbox-operations-OpenRouter-${SUFFIX}`]) {
    expect(invoking(sandbox, name)).toEqual([]);
  }
});

test('only API Gateway may get permission to invoke a router', () => {
  const letting = (principal: string) =>
    deniedBy(policiesOf(sandbox, 'routers-behind-api'), {
      action: 'lambda:AddPermission',
      resource: arn(`sandbox-gateway-OpenRouterFunction42F539E1-${SUFFIX}`),
      context: { 'lambda:Principal': principal },
    });
  expect(letting('apigateway.amazonaws.com')).toEqual([]);
  expect(letting('events.amazonaws.com')).toEqual(['DenyLettingOthersCallRouters']);
  expect(letting('111122223333')).toEqual(['DenyLettingOthersCallRouters']);
});

test('a router gets no function URL and no queue', () => {
  const name = `sandbox-gateway-OpenRouterFunction42F539E1-${SUFFIX}`;
  const policies = policiesOf(sandbox, 'routers-behind-api');
  expect(deniedBy(policies, { action: 'lambda:CreateFunctionUrlConfig', resource: arn(name) })).toHaveLength(
    1,
  );
  const mapping = (functionArn: string) =>
    deniedBy(policies, {
      action: 'lambda:CreateEventSourceMapping',
      context: { 'lambda:FunctionArn': functionArn },
    });
  expect(mapping(arn(name))).toEqual(['DenyFeedingRoutersFromQueues']);
  expect(mapping(arn('billing'))).toEqual([]);
});

const arn = (name: string) => `arn:aws:lambda:us-east-1:111122223333:function:${name}`;

function invoking(deployment: Deployment, name: string): readonly string[] {
  return deniedBy(policiesOf(deployment, 'routers-behind-api'), {
    action: 'lambda:InvokeFunction',
    resource: arn(name),
  });
}

function isRouter(properties: Readonly<Record<string, unknown>> | undefined): boolean {
  return /^Router of the (open|sealed) lane/.test(String(properties?.Description));
}
