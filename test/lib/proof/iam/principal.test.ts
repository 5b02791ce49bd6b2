import { naming } from '../../../../lib/proof/iam/principal';
import { ACCOUNT, OTHER_ACCOUNT, role, user } from './support';

const ROLE = role('applications/claims');
const arn = (rest: string, account = ACCOUNT) => `arn:aws:iam::${account}:${rest}`;
const service = { kind: 'service', name: 'lambda.amazonaws.com' } as const;
const NOT_NAMED = { itself: false, byAccount: false };

test.each([
  ['a role', ROLE],
  ['a user', user('ada')],
  ['a service', service],
  ['somebody who has not signed', { kind: 'anonymous' } as const],
])('the star names everybody: %s', (_what, principal) => {
  expect(naming({ AWS: ['*'] }, principal)).toEqual({ itself: true, byAccount: false });
});

test('a role is named by its ARN', () => {
  expect(naming({ AWS: [arn('role/applications/claims')] }, ROLE)).toEqual({
    itself: true,
    byAccount: false,
  });
});

test.each([
  ['by its number', ACCOUNT],
  ['by its root', arn('root')],
  ['by its root in another partition', `arn:aws-us-gov:iam::${ACCOUNT}:root`],
])('a role is named with its account %s', (_what, name) => {
  expect(naming({ AWS: [name] }, ROLE)).toEqual({ itself: false, byAccount: true });
});

test.each([
  ['another role', { AWS: [arn('role/other')] }],
  ['a role of the same name in another account', { AWS: [arn('role/applications/claims', OTHER_ACCOUNT)] }],
  ['another account', { AWS: [OTHER_ACCOUNT] }],
  ['the root of another account', { AWS: [arn('root', OTHER_ACCOUNT)] }],
  ['a number too long for an account', { AWS: [`${ACCOUNT}1`] }],
  ['a text that ends with the account', { AWS: [`x${ACCOUNT}`] }],
  ['a service', { Service: ['lambda.amazonaws.com'] }],
  ['a canonical user', { CanonicalUser: ['*'] }],
  ['nobody', {}],
])('a role is not named by %s', (_what, principals) => {
  expect(naming(principals, ROLE)).toEqual(NOT_NAMED);
});

test('one of several names is enough', () => {
  const names = [arn('role/other'), arn('role/applications/claims'), ACCOUNT];
  expect(naming({ AWS: names }, ROLE)).toEqual({ itself: true, byAccount: true });
});

test('whether one session of a role is the one that asks is unknown', () => {
  const session = `arn:aws:sts::${ACCOUNT}:assumed-role/claims/session-1`;
  expect(naming({ AWS: [session] }, ROLE)).toEqual({ itself: 'unknown', byAccount: false });
});

test.each([
  ['a session of another role', ROLE, 'assumed-role/other/session-1'],
  ['a session of a role whose name begins alike', ROLE, 'assumed-role/claims-2/session-1'],
  ['a session, where a user asks', user('claims'), 'assumed-role/claims/session-1'],
])('%s is somebody else', (_what, principal, rest) => {
  expect(naming({ AWS: [`arn:aws:sts::${ACCOUNT}:${rest}`] }, principal)).toEqual(NOT_NAMED);
});

test('a service is named by its name', () => {
  expect(naming({ Service: ['lambda.amazonaws.com'] }, service).itself).toBe(true);
});

test.each([
  ['another service', { Service: ['ecs.amazonaws.com'] }],
  ['an account', { AWS: [ACCOUNT] }],
])('a service is not named by %s', (_what, principals) => {
  expect(naming(principals, service)).toEqual(NOT_NAMED);
});

test('who has not signed is named by the star alone', () => {
  expect(naming({ AWS: [ACCOUNT], Service: ['x'] }, { kind: 'anonymous' })).toEqual(NOT_NAMED);
});

test.each([arn('role/*'), arn('role/claim?')])(
  'a principal named with a wildcard is undecided: %s',
  (name) => {
    expect(() => naming({ AWS: [name] }, ROLE)).toThrow(
      `a principal cannot be named with a wildcard: ${name}`,
    );
  },
);
