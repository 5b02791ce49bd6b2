import { fixtureDeployment } from '../../fixture-deployments';
import { DEPLOYMENT, propertiesOf, templateOf } from './stacks';

const template = templateOf('gateway');
const signers = (of = template) =>
  propertiesOf(of, 'AWS::Lambda::Function').filter(({ Description }) => /^Signer/.test(Description));

test.each([
  ['both lanes', DEPLOYMENT],
  ['one lane', fixtureDeployment('starter')],
])('a deployment with %s has one signer', (_, deployment) => {
  expect(signers(templateOf('gateway', deployment))).toHaveLength(1);
});

test('the signer is started every hour', () => {
  const id = Object.keys(template.findResources('AWS::Lambda::Function')).find((one) =>
    /^ChainHeads/.test(one),
  );
  expect(propertiesOf(template, 'AWS::Events::Rule')).toEqual([
    expect.objectContaining({
      ScheduleExpression: 'rate(1 hour)',
      State: 'ENABLED',
      Targets: [expect.objectContaining({ Arn: { 'Fn::GetAtt': [id, 'Arn'] } })],
    }),
  ]);
});

test('only its own schedule may start the signer', () => {
  const [rule] = Object.keys(template.findResources('AWS::Events::Rule'));
  const permissions = propertiesOf(template, 'AWS::Lambda::Permission').filter(({ FunctionName }) =>
    /"ChainHeads/.test(JSON.stringify(FunctionName)),
  );
  expect(permissions).toEqual([
    expect.objectContaining({
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [rule, 'Arn'] },
    }),
  ]);
});

test('one run of the signer is possible at a time', () => {
  expect(signers()).toEqual([expect.objectContaining({ ReservedConcurrentExecutions: 1 })]);
});

test('the signer runs in the VPC, with a role and a security group of its own', () => {
  const functions = propertiesOf(template, 'AWS::Lambda::Function');
  expect(signers()).toEqual([
    expect.objectContaining({
      VpcConfig: { SubnetIds: expect.anything(), SecurityGroupIds: [expect.anything()] },
    }),
  ]);
  const roles = functions.map(({ Role }) => JSON.stringify(Role));
  const groups = functions.map(({ VpcConfig }) => JSON.stringify(VpcConfig.SecurityGroupIds));
  expect([new Set(roles).size, new Set(groups).size]).toEqual([functions.length, functions.length]);
});

test('the signer is told the bucket of the records and the signing key, and nothing else', () => {
  const [{ Environment }] = signers();
  expect(Object.entries(Environment.Variables).map(([name, value]) => [name, JSON.stringify(value)])).toEqual(
    [
      ['RECORDS_BUCKET', expect.stringContaining('AuditRecords')],
      ['SIGNING_KEY_ARN', expect.stringContaining('KeysHeads')],
    ],
  );
});

test('the key and the bucket that an auditor needs are outputs of the foundation', () => {
  const outputs = templateOf('foundation').findOutputs('*');
  expect(JSON.stringify(outputs.ChainHeadsKeyArn?.Value)).toContain('KeysHeads');
  expect(JSON.stringify(outputs.AuditBucket?.Value)).toContain('AuditRecords');
});
