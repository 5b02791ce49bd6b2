import fc from 'fast-check';
import { byPosition } from '../../../lambda/document-reader/by-position';

const at = (x: number, y: number, str: string, width = str.length * 6) => ({
  str,
  width,
  transform: [12, 0, 0, 12, x, y],
});
/** Written upwards. */
const upwards = (x: number, y: number, str: string) => ({
  str,
  width: str.length * 6,
  transform: [0, 12, -12, 0, x, y],
});

test.each([
  ['from the left', [at(100, 700, 'two'), at(10, 700, 'one')], 'one two'],
  ['from the top', [at(10, 600, 'two'), at(10, 700, 'one')], 'one\ntwo'],
  ['letters that touch are one word', [at(16, 700, 'b'), at(10, 700, 'a')], 'ab'],
  ['a letter that is a little higher is in its line', [at(16, 700, 'b'), at(10, 704, 'a')], 'ab'],
  ['a letter that is half a letter higher is in another line', [at(16, 700, 'b'), at(10, 706, 'a')], 'a\nb'],
  ['what is written upwards', [upwards(50, 200, 'two'), upwards(50, 100, 'one')], 'one two'],
  ['another direction is another line', [at(10, 700, 'a'), upwards(10, 700, 'b')], 'a\nb'],
  ['spaces alone say nothing', [at(10, 700, 'a'), at(20, 700, '  '), at(16, 700, 'b')], 'ab'],
  ['nothing', [], ''],
])('a page is read %s', (_how, pieces, expected) => {
  expect(byPosition(pieces)).toBe(expected);
});

test('the order in which a page is drawn changes nothing', () => {
  const words = fc.uniqueArray(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1 });
  const shuffled = words.chain((places) =>
    fc.tuple(fc.constant(places), fc.shuffledSubarray(places, { minLength: places.length })),
  );
  fc.assert(
    fc.property(shuffled, ([places, drawn]) => {
      const pageOf = (order: typeof places) =>
        byPosition(order.map(([column, row]) => at(column * 50, row * 20, `${column}.${row}`)));
      expect(pageOf(drawn)).toBe(pageOf(places));
    }),
  );
});

test('a page of 100,000 pieces is read', () => {
  const pieces = Array.from({ length: 100_000 }, (_piece, index) => at(-index * 6, 700, 'a'));
  expect(byPosition(pieces)).toHaveLength(100_000);
});
