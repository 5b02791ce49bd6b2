import { meets } from '../../../../lib/proof/iam/condition';
import { ABSENT, type ContextValues } from '../../../../lib/proof/iam/context';

const check = (operator: string, wanted: string[], given: ContextValues[string] | undefined) =>
  meets({ operator, key: 'aws:Key', values: wanted }, given === undefined ? {} : { 'AWS:KEY': given });

describe('operators (IAM user guide, "IAM JSON policy elements: Condition operators")', () => {
  test.each([
    ['StringEquals', ['a'], 'a', true],
    ['StringEquals', ['a'], 'A', false],
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', ['a'], 'A', true],
    ['StringNotEqualsIgnoreCase', ['a'], 'A', false],
    ['StringLike', ['home/*'], 'home/x/y', true],
    ['StringLike', ['h?me'], 'home', true],
    ['StringNotLike', ['home/*'], 'home/x', false],
    ['NumericLessThan', ['10'], '9', true],
    ['NumericLessThanEquals', ['10'], '10', true],
    ['NumericGreaterThan', ['10'], '10', false],
    ['NumericLessThan', ['10'], '10', false],
    ['NumericLessThanEquals', ['10'], '11', false],
    ['NumericGreaterThan', ['10'], '11', true],
    ['NumericGreaterThanEquals', ['10'], '10', true],
    ['NumericGreaterThanEquals', ['10'], '9', false],
    ['NumericEquals', ['10'], '10.0', true],
    ['NumericEquals', ['10'], '9', false],
    ['NumericNotEquals', ['10'], '9', true],
    ['NumericNotEquals', ['10'], '10.0', false],
    ['DateEquals', ['1767225600'], '2026-01-01T00:00:00Z', true],
    ['DateEquals', ['1767225600'], '2026-01-01T00:00:01Z', false],
    ['DateNotEquals', ['1767225600'], '2026-01-01T00:00:00Z', false],
    ['DateNotEquals', ['1767225600'], '2026-01-01T00:00:01Z', true],
    ['DateGreaterThan', ['2026-01-01T00:00:00Z'], '2026-11-21T00:00:00Z', true],
    ['DateGreaterThan', ['2026-01-01T00:00:00Z'], '2026-01-01T00:00:00Z', false],
    ['DateGreaterThanEquals', ['2026-01-01T00:00:00Z'], '2026-01-01T00:00:00Z', true],
    ['DateLessThan', ['1767225600'], '2025-12-31T23:59:59Z', true],
    ['DateLessThan', ['1767225600'], '1767225600', false],
    ['DateLessThanEquals', ['1767225600'], '1767225600', true],
    ['BinaryEquals', ['QUJD'], 'QUJD', true],
    ['BinaryEquals', ['QUJD'], 'QUJE', false],
    ['Bool', ['true'], 'false', false],
    ['IpAddress', ['203.0.113.0/24'], '203.0.113.7', true],
    ['NotIpAddress', ['203.0.113.0/24'], '203.0.113.7', false],
    ['ArnEquals', ['arn:aws:iam::*:role/x'], 'arn:aws:iam::111111111111:role/x', true],
    ['ArnLike', ['arn:aws:sns:*:*:topic-?'], 'arn:aws:sns:eu-west-1:1:topic-1', true],
    ['ArnLike', ['arn:aws:*:topic'], 'arn:aws:sns:eu-west-1:1:topic', 'unknown'],
    ['ArnEquals', ['no ARN'], 'no ARN', true],
    ['ArnEquals', ['no ARN'], 'neither', 'unknown'],
    ['ArnEquals', ['no ARN'], 'arn:aws:sns:eu-west-1:1:topic', 'unknown'],
    ['ArnEquals', ['arn:aws:sns:eu-west-1:1:a:b'], 'arn:aws:sns:eu-west-1:1:ab', false],
    ['ArnNotLike', ['arn:aws:sns:*:*:*'], 'arn:aws:sqs:eu-west-1:1:queue', true],
  ] as const)('%s %j of %s: %s', (operator, wanted, given, answer) => {
    expect(check(operator, [...wanted], given)).toBe(answer);
  });
});

describe('a key that the request does not have', () => {
  test.each([
    ['StringEquals', false],
    ['StringLike', false],
    ['ArnLike', false],
    ['Bool', false],
    ['NumericLessThan', false],
    ['StringNotEquals', true],
    ['StringNotLike', true],
    ['ArnNotLike', true],
    ['NotIpAddress', true],
    ['StringEqualsIfExists', true],
    ['BoolIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringEquals', false],
  ])('%s: %s', (operator, answer) => {
    expect(check(operator, ['a'], ABSENT)).toBe(answer);
  });
  test('differs from a key that is not stated, which is unknown', () => {
    expect(check('StringEquals', ['a'], undefined)).toBe('unknown');
    expect(check('StringEqualsIfExists', ['a'], undefined)).toBe('unknown');
    expect(check('Null', ['true'], undefined)).toBe('unknown');
  });
  test('is what Null tests', () => {
    expect(check('Null', ['true'], ABSENT)).toBe(true);
    expect(check('Null', ['false'], ABSENT)).toBe(false);
    expect(check('Null', ['true'], 'a')).toBe(false);
    expect(check('Null', ['false'], 'a')).toBe(true);
  });
});

describe('keys with several values (IAM user guide, "Set operators for multivalued context keys")', () => {
  test.each([
    // The table attributes of the user guide: ID, Message and Tags may be requested.
    ['ForAllValues:StringEquals', ['ID', 'Message', 'Tags'], ['ID', 'Message'], true],
    ['ForAllValues:StringEquals', ['ID', 'Message', 'Tags'], ['ID', 'UserName'], false],
    ['ForAllValues:StringEquals', ['ID'], [], true],
    ['ForAnyValue:StringEquals', ['ID', 'PostDateTime'], ['UserName', 'ID'], true],
    ['ForAnyValue:StringEquals', ['ID', 'PostDateTime'], ['UserName'], false],
    ['ForAnyValue:StringEquals', ['ID'], [], false],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'a'], false],
    ['ForAnyValue:StringNotLike', ['a*'], ['ab', 'b'], true],
  ] as const)('%s %j of %j: %s', (operator, wanted, given, answer) => {
    expect(check(operator, [...wanted], given)).toBe(answer);
  });
  test.each([
    ['ForAllValues:StringEquals', '', true],
    ['ForAnyValue:StringEquals', '', false],
    ['ForAnyValue:StringNotEquals', '', false],
    ['ForAnyValue:StringNotEquals', ABSENT, false],
    ['ForAllValues:StringEqualsIfExists', ABSENT, true],
    ['ForAnyValue:StringEqualsIfExists', ABSENT, 'unknown'],
    ['ForAnyValue:StringEqualsIfExists', [], 'unknown'],
    ['ForAnyValue:StringEqualsIfExists', ['b'], false],
  ] as const)('without a value: %s of %j: %s', (operator, given, answer) => {
    expect(check(operator, ['a'], given)).toBe(answer);
  });
  test('without a value are neither null nor not null', () => {
    expect([check('Null', ['true'], []), check('Null', ['false'], '')]).toEqual(['unknown', 'unknown']);
  });
  test.each([
    ['several values', ['a', 'b'], 'aws:Key has 2 values and StringEquals takes one'],
    ['no value', [], 'aws:Key has 0 values and StringEquals takes one'],
  ])('with %s, need a set operator', (_what, given, words) => {
    expect(() => check('StringEquals', ['a'], given)).toThrow(words);
  });
});

test('an unknown operator is an error, not an answer', () => {
  expect(() => check('StringMatches', ['a'], 'a')).toThrow('StringMatches is not understood');
});

test('a key that the request states twice, in other letters, is an error', () => {
  const condition = { operator: 'StringEquals', key: 'aws:Key', values: ['a'] };
  expect(() => meets(condition, { 'aws:Key': 'a', 'AWS:key': 'b' })).toThrow('states aws:Key 2 times');
});
