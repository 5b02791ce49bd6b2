import fc from 'fast-check';
import { invokePatterns } from '../../../lib/plan/invoke-patterns';
import { covers } from '../../../lib/proof/iam/wildcard';
import { endpointsOn } from '../../../policy/endpoints';
import { LANES, type Lane } from '../../../policy/lane';

const covered = (patterns: readonly string[], request: string) =>
  patterns.some((pattern) => covers(pattern, request));

const other = (lane: Lane) => LANES.filter((one) => one !== lane);

describe.each(LANES)('the patterns of the %s lane, without those of the other lane', (lane) => {
  const patterns = invokePatterns(lane, other(lane));

  test.each(endpointsOn(lane).map(({ method, path }) => `${method}${path}`))(
    'cover %s, with and without a slash at its end',
    (request) => {
      expect([covered(patterns, request), covered(patterns, `${request}/`)]).toEqual([true, true]);
    },
  );

  test('cover no request of the other lane', () => {
    const patternsOfOther = other(lane).flatMap((one) => invokePatterns(one, [lane]));
    fc.assert(
      fc.property(fc.constantFrom(...patternsOfOther), fc.string(), (pattern, text) => {
        expect(covered(patterns, pattern.replace('*', text))).toBe(false);
      }),
    );
  });
});

test('without an excluded lane, the open lane has every path below the stage', () => {
  expect(covered(invokePatterns('open'), 'POST/chat/completions')).toBe(true);
});
