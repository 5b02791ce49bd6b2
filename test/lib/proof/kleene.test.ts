import { and, type Kleene, not, or } from '../../../lib/proof/kleene';

const ALL: readonly Kleene[] = [true, false, 'unknown'];
const pairs = ALL.flatMap((a) => ALL.map((b) => [a, b] as const));

test.each(pairs)('%s and %s: false where one is, else unknown where one is, else true', (a, b) => {
  const expected = a === false || b === false ? false : a === true && b === true ? true : 'unknown';
  expect(and(a, b)).toBe(expected);
});

test.each(pairs)('%s or %s: true where one is, else unknown where one is, else false', (a, b) => {
  const expected = a === true || b === true ? true : a === false && b === false ? false : 'unknown';
  expect(or(a, b)).toBe(expected);
});

test.each([
  [true, false],
  [false, true],
  ['unknown', 'unknown'],
] as const)('not %s is %s', (part, expected) => {
  expect(not(part)).toBe(expected);
});

test('all of nothing holds, and any of nothing does not', () => {
  expect([and(), or()]).toEqual([true, false]);
});
