import fc from 'fast-check';
import { inRandomOrder } from '../../../../bench/wire/plan/random-order';

test('a random order has the same values, each as often as before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), (values) => {
      expect([...inRandomOrder(values)].sort()).toEqual([...values].sort());
    }),
  );
});

test('every order is possible', () => {
  const orders = [0, 0.4, 0.9].flatMap((first) =>
    [0, 0.9].map((second) => {
      const draws = [first, second];
      return inRandomOrder(['a', 'b', 'c'], () => draws.shift() ?? 0).join('');
    }),
  );
  expect(orders.sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
});
