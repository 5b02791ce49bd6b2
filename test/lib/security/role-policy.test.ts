import type { Permission } from '../../../lib/plan/permission';
import { below, the } from '../../../lib/plan/resource';
import { identityStatement } from '../../../lib/security/role-policy';

const place = { region: 'eu-central-1', urlSuffix: 'amazonaws.com' };
const arns = { 'weights-bucket': 'arn:aws:s3:::weights', subnets: ['arn:one', 'arn:two'] };

const statementOf = (permission: Partial<Permission>) =>
  identityStatement(
    { sid: 'Read', effect: 'Allow', actions: ['s3:GetObject'], resources: ['*'], through: [], ...permission },
    arns,
    place,
  ).toStatementJson();

test('a permission becomes a statement with its name, effect, actions and resources', () => {
  expect(statementOf({})).toEqual({ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
});

test('a denial is a denial', () => {
  expect(statementOf({ effect: 'Deny' }).Effect).toBe('Deny');
});

test('a use of a key through one service names its host in the region', () => {
  expect(statementOf({ viaService: 's3' }).Condition).toEqual({
    StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' },
  });
});

test('a use of a key through several services names each', () => {
  expect(statementOf({ viaService: ['s3', 'ecr'] }).Condition).toEqual({
    StringEquals: { 'kms:ViaService': ['s3.eu-central-1.amazonaws.com', 'ecr.eu-central-1.amazonaws.com'] },
  });
});

test('conditions stay beside the service', () => {
  const conditions = { StringLike: { 's3:prefix': 'models' }, Bool: { 'aws:SecureTransport': ['true'] } };
  expect(statementOf({ viaService: 's3', conditions }).Condition).toEqual({
    StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' },
    StringLike: { 's3:prefix': 'models' },
    Bool: { 'aws:SecureTransport': ['true'] },
  });
});

test('a resource is named by its ARNs, a path below it after a slash', () => {
  const resources = [below('weights-bucket', 'qwen3/*'), the('subnets')];
  expect(statementOf({ resources }).Resource).toEqual(['arn:aws:s3:::weights/qwen3/*', 'arn:one', 'arn:two']);
});

test('the value of a condition may be a resource', () => {
  const conditions = {
    ArnEquals: { 'ec2:Subnet': [the('subnets')], 'aws:SourceArn': the('weights-bucket') },
  };
  expect(statementOf({ conditions }).Condition).toEqual({
    ArnEquals: { 'ec2:Subnet': ['arn:one', 'arn:two'], 'aws:SourceArn': 'arn:aws:s3:::weights' },
  });
});
