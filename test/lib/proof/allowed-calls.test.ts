import { callsIn, words } from '../../../lib/proof/allowed-calls';
import { identity } from './iam/support';

const ALLOW = { Sid: 'S', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a' };
const calls = (...statements: readonly object[]) => callsIn(identity(...statements));
const contexts = (Condition: object) => calls({ ...ALLOW, Condition }).map(({ context }) => context);

test('a call reads as an action on a resource', () => {
  expect(calls(ALLOW).map(words)).toEqual(['s3:GetObject on arn:aws:s3:::a']);
});

test('a statement allows each of its actions on each of its resources', () => {
  const two = { ...ALLOW, Action: ['s3:A', 's3:B'], Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] };
  expect(calls(two).map(words)).toEqual([
    's3:A on arn:aws:s3:::a',
    's3:A on arn:aws:s3:::b',
    's3:B on arn:aws:s3:::a',
    's3:B on arn:aws:s3:::b',
  ]);
});

test('every statement that allows is listed, and no denial', () => {
  expect(calls(ALLOW, { ...ALLOW, Effect: 'Deny' }, { ...ALLOW, Action: 's3:B' }).map(words)).toEqual([
    's3:GetObject on arn:aws:s3:::a',
    's3:B on arn:aws:s3:::a',
  ]);
});

test('a call without conditions has no condition keys', () => {
  expect(calls(ALLOW).map(({ context }) => context)).toEqual([{}]);
});

test.each([
  ['StringEquals', { StringEquals: { k: ['a', 'b'] } }, [{ k: 'a' }, { k: 'b' }]],
  ['StringLike', { StringLike: { k: 'a*' } }, [{ k: 'a*' }]],
  ['ArnEquals', { ArnEquals: { k: 'arn:aws:iam::1:role/a' } }, [{ k: 'arn:aws:iam::1:role/a' }]],
  ['ArnLike', { ArnLike: { k: 'arn:aws:iam::1:role/*' } }, [{ k: 'arn:aws:iam::1:role/*' }]],
  ['Bool', { Bool: { k: true } }, [{ k: 'true' }]],
  ['Null, which is true', { Null: { k: true } }, [{ k: null }]],
])('a call has the values of a condition %s', (_operator, Condition, expected) => {
  expect(contexts(Condition)).toEqual(expected);
});

test('two conditions with two values each make four calls', () => {
  expect(contexts({ StringEquals: { k: ['a', 'b'] }, StringLike: { l: ['c', 'd'] } })).toEqual([
    { k: 'a', l: 'c' },
    { k: 'a', l: 'd' },
    { k: 'b', l: 'c' },
    { k: 'b', l: 'd' },
  ]);
});

test.each([
  ['Null, which is false', { Null: { k: false } }, 'Null'],
  ['Null, which is either', { Null: { k: [true, false] } }, 'Null'],
  ['StringNotEquals', { StringNotEquals: { k: 'a' } }, 'StringNotEquals'],
  ['StringNotEquals of a word', { StringNotEquals: { k: 'true' } }, 'StringNotEquals'],
  ['StringEqualsIfExists', { StringEqualsIfExists: { k: 'a' } }, 'StringEqualsIfExists'],
  ['ForAnyValue:StringEquals', { 'ForAnyValue:StringEquals': { k: 'a' } }, 'ForAnyValue:StringEquals'],
  ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { k: 'a' } }, 'StringEqualsIgnoreCase'],
  ['a second one', { StringEquals: { k: 'a' }, NumericLessThan: { l: 1 } }, 'NumericLessThan'],
])('calls with a condition %s cannot be listed, so they are undecided', (_what, Condition, operator) => {
  expect(() => contexts(Condition)).toThrow(
    `statement S has a condition ${operator}, whose calls cannot be listed`,
  );
});

test.each([
  ['NotAction', { Sid: 'S', Effect: 'Allow', NotAction: 's3:A', Resource: '*' }],
  ['NotResource', { Sid: 'S', Effect: 'Allow', Action: 's3:A', NotResource: 'arn:aws:s3:::a' }],
])('calls of a statement with %s cannot be listed, so they are undecided', (_element, statement) => {
  expect(() => calls(statement)).toThrow('statement S uses NotAction or NotResource');
});

test('a denial with NotAction is not among the calls', () => {
  expect(calls({ Effect: 'Deny', NotAction: 's3:A', NotResource: 'arn:aws:s3:::a' })).toEqual([]);
});
