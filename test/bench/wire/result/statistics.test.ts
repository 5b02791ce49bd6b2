import fc from 'fast-check';
import { geometricMean, median, quantile, ratio } from '../../../../bench/wire/result/statistics';

test.each([
  [[3], 0.5, 3],
  [[4, 1, 3, 2], 0.5, 2.5],
  [[5, 1, 3], 0.5, 3],
  [[0, 10], 0.99, 9.9],
  [[30, 10, 20], 0, 10],
  [[30, 10, 20], 1, 30],
])('of %j, the share %d lies below %d', (values, share, expected) => {
  expect(quantile(values, share)).toBeCloseTo(expected, 10);
});

test('no quantile is outside the values, and a larger share gives no smaller one', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, share, share, (all, one, other) => {
      const low = quantile(all, Math.min(one, other)) ?? Number.NaN;
      const high = quantile(all, Math.max(one, other)) ?? Number.NaN;
      expect(low).toBeGreaterThanOrEqual(Math.min(...all));
      expect(high).toBeLessThanOrEqual(Math.max(...all));
      expect(high - low).toBeGreaterThanOrEqual(-1e-9);
    }),
  );
});

test('the values keep their order', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test('twice and half have the geometric mean one', () => {
  expect(geometricMean([2, 0.5])).toBeCloseTo(1, 10);
});

test('the geometric mean of three values is their product to the power of a third', () => {
  expect(geometricMean([1, 4, 16])).toBeCloseTo(4, 10);
});

test.each([[[]], [[1, 0]], [[1, -2]], [[Number.NaN]]])('%j has no geometric mean', (values) => {
  expect(geometricMean(values)).toBeUndefined();
});

test('without values there is no median', () => {
  expect(median([])).toBeUndefined();
});

test.each([
  [6, 3, 2],
  [undefined, 3, undefined],
  [6, undefined, undefined],
  [6, 0, undefined],
  [6, -1, undefined],
])('%p by %p is %p', (value, of, expected) => {
  expect(ratio(value, of)).toBe(expected);
});
