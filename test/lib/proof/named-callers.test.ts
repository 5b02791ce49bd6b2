import { admittedBesides, namedCallers } from '../../../lib/proof/named-callers';
import { resource } from './iam/support';

const A = 'arn:aws:iam::111122223333:role/a';
const B = 'arn:aws:iam::111122223333:role/b';
const named = (...arns: readonly string[]) => ({ ArnEquals: { 'aws:PrincipalArn': arns } });
const admit = (Condition?: object, more: object = {}) => ({
  Sid: 'S',
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
  ...(Condition && { Condition }),
  ...more,
});
const callersOf = (Condition?: object) => resource(admit(Condition)).map(namedCallers);

test('the callers of a statement are the roles that its condition names', () => {
  expect(callersOf(named(A, B))).toEqual([[A, B]]);
});

test.each([
  ['no condition', undefined],
  ['a condition on something else', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }],
])('a statement with %s names no caller', (_what, Condition) => {
  expect(callersOf(Condition)).toEqual([undefined]);
});

test.each([
  ['by a pattern', { ArnLike: { 'aws:PrincipalArn': A } }],
  ['by a wildcard', named(A, 'arn:aws:iam::111122223333:role/*')],
  ['as everybody else', { ArnNotEquals: { 'aws:PrincipalArn': A } }],
  ['by two conditions', { ...named(A), ArnEqualsIfExists: { 'aws:PrincipalArn': B } }],
])('a statement that names its callers %s is undecided', (_how, Condition) => {
  expect(() => callersOf(Condition)).toThrow('statement S does not name each of its callers by ARN');
});

test('a policy admits nobody besides the callers that it may', () => {
  expect(admittedBesides(resource(admit(named(A)), admit(named(B))), [A, B])).toEqual([]);
});

test.each([
  ['another role', admit(named(A, B)), `statement S admits ${B}`],
  ['every caller', admit(), 'statement S admits every caller'],
])('that a policy admits %s is reported', (_who, statement, words) => {
  expect(admittedBesides(resource(admit(named(A)), statement), [A])).toEqual([words]);
});

test('a denial admits nobody', () => {
  expect(admittedBesides(resource(admit(undefined, { Effect: 'Deny' })), [])).toEqual([]);
});
