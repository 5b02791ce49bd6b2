import fc from 'fast-check';
import { covers, hasWildcard, intersects } from '../../../../lib/proof/iam/wildcard';

// Short ones of few letters, so that many of them match.
const text = fc.string({ unit: fc.constantFrom('a', ':'), maxLength: 4 });
const pattern = fc.string({ unit: fc.constantFrom('a', ':', '*', '?'), maxLength: 4 });

/** The same by the regular expressions of the language. */
const matches = (wanted: string, given: string) =>
  new RegExp(`^${wanted.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(given);

test('a pattern covers a text exactly when it matches it', () => {
  fc.assert(
    fc.property(pattern, text, (wanted, given) => {
      expect(covers(wanted, given)).toBe(matches(wanted, given));
    }),
    { numRuns: 1000 },
  );
});

test('a pattern that covers another matches every text the other matches', () => {
  fc.assert(
    fc.property(pattern, pattern, text, (wide, narrow, given) => {
      if (covers(wide, narrow) && matches(narrow, given)) expect(matches(wide, given)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('two patterns that match one text intersect', () => {
  fc.assert(
    fc.property(pattern, pattern, text, (a, b, given) => {
      if (matches(a, given) && matches(b, given)) expect(intersects(a, b)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a pattern intersects a text exactly when it matches it, whichever is asked first', () => {
  fc.assert(
    fc.property(pattern, text, (wanted, given) => {
      const expected = matches(wanted, given);
      expect([intersects(wanted, given), intersects(given, wanted)]).toEqual([expected, expected]);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['a*', '*b', true],
  ['a*a', 'b*', false],
  ['*', '', true],
  ['?', '', false],
  ['?', '*', true],
  ['a?', '?b', true],
  ['*a*', 'b?b', true],
  ['*a*', 'b:b', false],
])('%s and %s have a text in common: %s', (a, b, expected) => {
  expect([intersects(a, b), intersects(b, a)]).toEqual([expected, expected]);
});

test.each([
  ['*', '*', true],
  ['*', '?', true],
  ['?', '?', true],
  ['?', '*', false],
  ['a', '?', false],
  ['a*', 'ab*', true],
  ['ab*', 'a*', false],
  ['**', '', true],
])('%s covers %s: %s', (wide, narrow, expected) => {
  expect(covers(wide, narrow)).toBe(expected);
});

describe('where a wildcard may not stand for a colon', () => {
  const never = () => false;
  test.each([
    ['a*c', 'abc', true],
    ['a*c', 'a:c', false],
    ['a?c', 'abc', true],
    ['a?c', 'a:c', false],
    ['a*', 'a', true],
    ['a*', 'a*', false],
    ['a*', 'a?', false],
    ['a?', 'a?', false],
    ['a:*', 'a:b', true],
  ])('%s covers %s: %s', (wide, narrow, expected) => {
    expect(covers(wide, narrow, never)).toBe(expected);
  });
  test('each wildcard is asked by its place', () => {
    expect(covers('*a*', ':a:', (place) => place === 0)).toBe(false);
    expect(covers('*a*', ':ab', (place) => place === 0)).toBe(true);
  });
});

test.each([
  ['*', true],
  ['a?', true],
  ['a:b', false],
  ['', false],
])('"%s" has a wildcard: %s', (given, expected) => {
  expect(hasWildcard(given)).toBe(expected);
});
