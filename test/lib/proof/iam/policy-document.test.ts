import { readPolicy } from '../../../../lib/proof/iam/policy-document';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const read =
  (change: object, kind: 'identity' | 'resource' = 'identity') =>
  () =>
    readPolicy({ Version: '2012-10-17', Statement: { ...statement, ...change } }, kind, 'policy P');

test.each([
  ['an unknown element', { Condtion: {} }, 'Condtion is not understood'],
  ['the opposite of a principal', { NotPrincipal: { AWS: '*' } }, 'NotPrincipal is not understood'],
  ['an unknown effect', { Effect: 'allow' }, 'Effect is allow'],
  ['both Action and NotAction', { NotAction: 's3:*' }, 'either Action or NotAction'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM writes its variables so.
  ['a policy variable', { Resource: 'arn:aws:s3:::home/${aws:username}' }, 'policy variable'],
  ['an unresolved reference', { Resource: { Ref: 'Bucket' } }, 'expected text'],
  ['a principal in an identity policy', { Principal: '*' }, 'names a Principal'],
  ['a principal of an unknown kind', { Principal: { Group: 'x' } }, 'names a Principal'],
])('a policy with %s is refused', (_, change, words) => {
  expect(read(change)).toThrow(words);
});

test('a resource policy without a principal is refused', () => {
  expect(read({}, 'resource')).toThrow('lacks a Principal');
});
