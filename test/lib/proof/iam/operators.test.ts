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

test.each([
  ['Bool', 'true', 'true', true],
  ['Bool', 'true', 'false', false],
  ['BinaryEquals', 'QQ==', 'QQ==', true],
  ['BinaryEquals', 'QQ==', 'QA==', false],
  ['DateEquals', '2026-01-01T02:00:00+02:00', '2026-01-01', true],
  ['DateEquals', '2026-01-01T00:00Z', '2026-01-01', true],
  ['DateEquals', '2026-01-01T00:00:00.000Z', '2026-01-01', true],
  ['DateLessThan', '2026-01-01T00:00:00.500Z', '2026-01-01T00:00:00.250Z', true],
  ['NumericEquals', '10.25', '10.250', true],
  ['NumericEquals', '123456789012345', '123456789012345', true],
  ['IpAddress', '10.0.0.0/8', '10.1.0.0/16', true],
  ['IpAddress', '10.0.0.0/8', '11.0.0.0/16', false],
  ['IpAddress', '10.1.0.0/16', '10.0.0.0/8', 'unknown'],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678::9', true],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5679::9', false],
  ['IpAddress', '2001:db8::1', '2001:db8:0::1', true],
  ['IpAddress', '2001:db8::/32', '2001:db8::/32', true],
  ['IpAddress', '2001:db8::/32', '2001:db8:1::/48', 'unknown'],
  ['IpAddress', '2001:db8::/32', '203.0.113.9', false],
  ['IpAddress', '203.0.113.0/24', '2001:db8::1', false],
])('%s %s of %s: %s', (name, wanted, given, answer) => {
  expect(compared(name, wanted, given)).toBe(answer);
});

test.each([
  ['NumericEquals', '', 'not a number'],
  ['NumericEquals', ' ', 'not a number'],
  ['NumericEquals', 'ten', 'ten is not a number'],
  ['DateEquals', 'tomorrow', 'tomorrow is not a date'],
  ['NumericEquals', '0x10', '0x10 is not a number'],
  ['NumericEquals', '1e3', '1e3 is not a number'],
  ['NumericEquals', '1234567890123456', '1234567890123456 is not a number'],
  ['DateEquals', '12x', '12x is not a date'],
  ['DateEquals', 'x1767225600', 'x1767225600 is not a date'],
  ['DateEquals', '1767225600x', '1767225600x is not a date'],
  ['DateEquals', 'on 2026-01-01', 'on 2026-01-01 is not a date'],
  ['DateEquals', '2026', '2026 is not a date'],
  ['DateEquals', '1 May 2026', '1 May 2026 is not a date'],
  ['DateEquals', '2026-02-30', '2026-02-30 is not a date'],
  ['DateEquals', '2026-02-30T00:00:00Z', '2026-02-30T00:00:00Z is not a date'],
  ['DateEquals', '2026-01-01T00:00:00', '2026-01-01T00:00:00 is not a date'],
  ['DateEquals', '2026-01-01T25:00:00Z', '2026-01-01T25:00:00Z is not a date'],
  ['Bool', 'True', 'True is neither true nor false'],
  ['Bool', '', ' is neither true nor false'],
  ['BinaryEquals', 'QQ', 'QQ is not base 64'],
  ['IpAddress', 'somewhere', 'somewhere is not an IPv4 block'],
  ['IpAddress', '2001:db8::/129', '2001:db8::/129 is not an IPv6 block'],
  ['IpAddress', '2001:db8::/64x', '2001:db8::/64x is not an IPv6 block'],
  ['IpAddress', 'x2001:db8::', 'x2001:db8:: is not an IPv6 block'],
  ['IpAddress', 'g::1', 'g::1 is not an IPv6 block'],
  ['IpAddress', '2001:db8', '2001:db8 is not an IPv6 block'],
])('%s with "%s" is undecided, not false, in the request and in the policy', (name, value, words) => {
  const other = WELL_FORMED[name] ?? '';
  expect(() => compared(name, other, value)).toThrow(words);
  expect(() => compared(name, value, other)).toThrow(words);
});

const WELL_FORMED: Readonly<Record<string, string>> = {
  NumericEquals: '1',
  DateEquals: '2026-01-01',
  Bool: 'true',
  BinaryEquals: 'QQ==',
  IpAddress: '10.0.0.0/8',
};

test.each(['StringMatches', 'toString', ''])(
  'the operator "%s", which nobody knows, is undecided',
  (name) => {
    expect(() => operatorOf(name)).toThrow(`the condition operator ${name} is not understood`);
  },
);
