import { operatorOf } from '../../../../lib/proof/iam/operators';

/** What the operator says of a value of the policy and one of the request, negation not applied. */
const compared = (name: string, wanted: string, given: string) => operatorOf(name).compare(wanted, given);

test.each([
  ['LessThan', [true, false, false]],
  ['LessThanEquals', [true, true, false]],
  ['Equals', [false, true, false]],
  ['GreaterThanEquals', [false, true, true]],
  ['GreaterThan', [false, false, true]],
] as const)('Numeric%s and Date%s of a smaller, an equal and a larger value', (name, expected) => {
  expect(['9', '10', '11'].map((given) => compared(`Numeric${name}`, '10', given))).toEqual(expected);
  const days = ['2026-01-01', '2026-01-02', '2026-01-03'];
  expect(days.map((given) => compared(`Date${name}`, '2026-01-02', given))).toEqual(expected);
});

test.each([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
  'IpAddress',
  'NumericEquals',
  'NumericLessThan',
  'DateEquals',
  'DateLessThan',
  'Bool',
  'BinaryEquals',
])('%s is met by a match', (name) => {
  expect(operatorOf(name).negated).toBe(false);
});

test.each([
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
  'ArnNotEquals',
  'ArnNotLike',
  'NotIpAddress',
  'NumericNotEquals',
  'DateNotEquals',
])('%s is met where nothing matches', (name) => {
  expect(operatorOf(name).negated).toBe(true);
});

test('a date may be written in seconds since 1970', () => {
  expect(compared('DateEquals', '1767225600', '2026-01-01T00:00:00Z')).toBe(true);
});

test('Bool knows no letter case, BinaryEquals does', () => {
  expect([compared('Bool', 'true', 'True'), compared('BinaryEquals', 'QQ==', 'qq==')]).toEqual([true, false]);
});

test.each([
  ['NumericEquals', '', 'not a number'],
  ['NumericEquals', ' ', 'not a number'],
  ['NumericEquals', 'ten', 'ten is not a number'],
  ['DateEquals', 'tomorrow', 'tomorrow is not a date'],
  ['DateEquals', '12x', '12x is not a date'],
  ['IpAddress', 'somewhere', 'somewhere is not an IPv4 block'],
])('%s with "%s" is undecided, not false', (name, given, words) => {
  const wanted = name === 'IpAddress' ? '10.0.0.0/8' : '1';
  expect(() => compared(name, wanted, given)).toThrow(words);
});

test('an operator nobody knows is undecided', () => {
  expect(() => operatorOf('StringMatches')).toThrow('the condition operator StringMatches is not understood');
});
