import { planOf } from '../../../lib/plan/plan';
import { ABSENT, type ContextValues } from '../../../lib/proof/iam/context';
import { evaluate } from '../../../lib/proof/iam/evaluate';
import { everything, readPolicy } from '../../../lib/proof/iam/policy-document';
import { createWorld } from '../../../lib/proof/template/world';
import { EncryptionKeys } from '../../../lib/security/keys';
import { fixtureDeployment } from '../../fixture-deployments';
import { ACCOUNT, REGION, templateOf } from './fixture';

// The holder of a grant can use a key without being in any policy. The proof's evaluator decides who may create one: the
// requests come from an administrator whose own policies allow everything.

const plan = planOf(fixtureDeployment('sandbox'));
const template = templateOf((stack) => new EncryptionKeys(stack, 'Keys', { plan }));
const keys = createWorld({
  stacks: { Test: template.toJSON() as { Resources: Record<string, { Type: string }> } },
  account: ACCOUNT,
  region: REGION,
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
}).ofType('AWS::KMS::Key');

/** The result for an administrator. A context key without a value is not part of the request. */
function answer(keyName: string, action: string, context: ContextValues) {
  const key = keys.find(({ logicalId }) => logicalId.startsWith(`Keys${keyName}`));
  const statements = readPolicy(key?.get('KeyPolicy'), 'resource', keyName);
  const absent = statements.flatMap(({ conditions }) => conditions.map(({ key }) => [key, ABSENT] as const));
  return evaluate(
    {
      principal: { kind: 'role', arn: `arn:aws:iam::${ACCOUNT}:role/administrator`, account: ACCOUNT },
      action,
      resource: `arn:aws:kms:${REGION}:${ACCOUNT}:key/one`,
      context: { ...Object.fromEntries(absent), ...context },
    },
    {
      identity: [everything('administrator')],
      resource: { statements, mustAllow: true },
      resourceAccount: ACCOUNT,
    },
  );
}

const KEYS = ['Data', 'Audit', 'Digest', 'Volumes'];

describe.each(KEYS)('the %s key', (key) => {
  test.each([
    ['says that it is not for an AWS resource', { 'kms:GrantIsForAWSResource': 'false' }],
    ['does not say what it is for', { 'aws:PrincipalIsAWSService': 'false' }],
    ['states neither its purpose nor its caller', {}],
  ])('denies a grant if the request %s', (_words, context) => {
    expect(answer(key, 'kms:CreateGrant', context)).toBe('explicitly denied');
  });

  test('denies a grant that a principal creates directly, whatever kms:ViaService it claims', () => {
    const context = { 'kms:GrantIsForAWSResource': 'false', 'kms:ViaService': `ecr.${REGION}.amazonaws.com` };
    expect(answer(key, 'kms:CreateGrant', context)).toBe('explicitly denied');
  });

  test('is managed by an administrator, who cannot decrypt with it', () => {
    expect(answer(key, 'kms:PutKeyPolicy', {})).toBe('allowed');
    expect(answer(key, 'kms:Decrypt', {})).toBe('denied');
  });
});

test.each([
  ['Data', 'ecr', 'allowed'],
  ['Data', 'lambda', 'allowed'],
  ['Data', 'ec2', 'denied'],
  ['Audit', 'firehose', 'allowed'],
  ['Audit', 'ecr', 'denied'],
  ['Digest', 'lambda', 'denied'],
  ['Volumes', 'ec2', 'denied'],
])('on the %s key, a grant that %s makes for a resource of its own is %s', (key, service, expected) => {
  const context = {
    'aws:PrincipalIsAWSService': 'false',
    'kms:GrantIsForAWSResource': 'true',
    'kms:ViaService': `${service}.${REGION}.amazonaws.com`,
  };
  expect(answer(key, 'kms:CreateGrant', context)).toBe(expected);
});
