import { naming } from '../../../../lib/proof/iam/principal';
import { ACCOUNT, OTHER_ACCOUNT, role, user } from './support';

const ROLE = role('applications/claims');
const arn = (rest: string, account = ACCOUNT) => `arn:aws:iam::${account}:${rest}`;
const service = { kind: 'service', name: 'lambda.amazonaws.com' } as const;
const NOT_NAMED = { directly: false, asRole: false, byAccount: false };

test.each([
  ['a role', ROLE],
  ['a user', user('ada')],
  ['a service', service],
  ['somebody who has not signed', { kind: 'anonymous' } as const],
])('the star names everybody: %s', (_what, principal) => {
  expect(naming({ AWS: ['*'] }, principal)).toEqual({ ...NOT_NAMED, directly: true });
});

test('a role is named by its ARN, a user too, and only the role’s boundary limits what it is granted', () => {
  expect(naming({ AWS: [arn('role/applications/claims')] }, ROLE)).toEqual({ ...NOT_NAMED, asRole: true });
  expect(naming({ AWS: [arn('user/ada')] }, user('ada'))).toEqual({ ...NOT_NAMED, directly: true });
});

test.each([
  ['by its number', ACCOUNT],
  ['by its root', arn('root')],
])('a role is named with its account %s', (_what, name) => {
  expect(naming({ AWS: [name] }, ROLE)).toEqual({ ...NOT_NAMED, byAccount: true });
});

test('whether an account’s number in another partition is the same account is unknown', () => {
  const elsewhere = `arn:aws-us-gov:iam::${ACCOUNT}:root`;
  expect(naming({ AWS: [elsewhere] }, ROLE)).toEqual({ ...NOT_NAMED, byAccount: 'unknown' });
});

test.each([
  ['another role', { AWS: [arn('role/other')] }],
  ['a role of the same name in another account', { AWS: [arn('role/applications/claims', OTHER_ACCOUNT)] }],
  ['another account', { AWS: [OTHER_ACCOUNT] }],
  ['the root of another account', { AWS: [arn('root', OTHER_ACCOUNT)] }],
  ['a service', { Service: ['lambda.amazonaws.com'] }],
  ['nobody', {}],
])('a role is not named by %s', (_what, principals) => {
  expect(naming(principals, ROLE)).toEqual(NOT_NAMED);
});

test('one of several names is enough', () => {
  const names = [arn('role/other'), arn('role/applications/claims'), ACCOUNT];
  expect(naming({ AWS: names }, ROLE)).toEqual({ ...NOT_NAMED, asRole: true, byAccount: true });
});

const GENERATED = role('applications/⟦stack/Role⟧');
test.each([
  ['one session of the role', ROLE, `assumed-role/claims/session-1`],
  ['one session of a role that CloudFormation names', GENERATED, 'assumed-role/⟦stack/Role⟧/session-1'],
  ['the federated session of a user', user('ada'), 'federated-user/ada'],
])('whether the caller is %s is unknown', (_what, principal, rest) => {
  const names = { AWS: [`arn:aws:sts::${ACCOUNT}:${rest}`] };
  expect(naming(names, principal)).toEqual({ ...NOT_NAMED, directly: 'unknown' });
});

test.each([
  ['a number too long for an account', { AWS: [`${ACCOUNT}1`] }],
  ['a text that ends with the account', { AWS: [`x${ACCOUNT}`] }],
  ['the unique id of a role', { AWS: ['AROADBQP57FF2AEXAMPLE'] }],
  ['a text that ends with the ARN of a role', { AWS: [`x${arn('role/other')}`] }],
  ['an ARN of another kind', { AWS: [arn('group/admins')] }],
])('what %s names is unknown', (_what, principals) => {
  expect(naming(principals, ROLE)).toEqual({ directly: 'unknown', asRole: false, byAccount: 'unknown' });
});

test('which account a canonical user is, and which provider opened a session, is unknown', () => {
  expect(naming({ CanonicalUser: ['79a59df9'] }, ROLE)).toEqual({ ...NOT_NAMED, byAccount: 'unknown' });
  expect(naming({ Federated: ['www.amazon.com'] }, ROLE)).toEqual({ ...NOT_NAMED, directly: 'unknown' });
  expect(naming({ Federated: ['www.amazon.com'] }, user('ada'))).toEqual(NOT_NAMED);
});

test.each([
  ['a session of another role', ROLE, 'assumed-role/other/session-1'],
  ['a session of a role whose name begins alike', ROLE, 'assumed-role/claims-2/session-1'],
  ['a session, where a user asks', user('claims'), 'assumed-role/claims/session-1'],
  ['a federated user, where a role asks', ROLE, 'federated-user/claims'],
])('%s is somebody else', (_what, principal, rest) => {
  expect(naming({ AWS: [`arn:aws:sts::${ACCOUNT}:${rest}`] }, principal)).toEqual(NOT_NAMED);
});

test('a session of a role of the same name in another account is somebody else', () => {
  const names = { AWS: [`arn:aws:sts::${OTHER_ACCOUNT}:assumed-role/claims/session-1`] };
  expect(naming(names, ROLE)).toEqual(NOT_NAMED);
});

test('a service is named by its name', () => {
  expect(naming({ Service: ['lambda.amazonaws.com'] }, service)).toEqual({ ...NOT_NAMED, directly: true });
});

test.each([
  ['another service', { Service: ['ecs.amazonaws.com'] }],
  ['an account', { AWS: [ACCOUNT] }],
  ['an AWS principal of its name', { AWS: ['lambda.amazonaws.com'] }],
])('a service is not named by %s', (_what, principals) => {
  expect(naming(principals, service)).toEqual(NOT_NAMED);
});

test('who has not signed is named by the star alone', () => {
  expect(naming({ AWS: [ACCOUNT], Service: ['x'] }, { kind: 'anonymous' })).toEqual(NOT_NAMED);
});

test.each([
  ['AWS', arn('role/*')],
  ['AWS', arn('role/claim?')],
  ['Service', '*'],
  ['Service', '*.amazonaws.com'],
  ['Federated', '*'],
  ['CanonicalUser', '*'],
])('a principal named with a wildcard is undecided: %s %s', (kind, name) => {
  expect(() => naming({ [kind]: [name] }, ROLE)).toThrow(
    `a principal cannot be named with a wildcard: ${name}`,
  );
});
