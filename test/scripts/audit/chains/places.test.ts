import fc from 'fast-check';
import { addPlaces, contains, countWithin } from '../../../../scripts/audit/chains/places';

const run = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.nat(5))
  .map(([first, more]) => ({ first, last: first + more }));

test('counting places in runs is counting the places one by one, overlaps once', () => {
  fc.assert(
    fc.property(fc.array(run), run, (runs, range) => {
      let counted = 0;
      for (let place = range.first; place <= range.last; place++) if (contains(runs, place)) counted++;
      expect(countWithin(runs, range)).toBe(counted);
    }),
  );
});

test('added runs contain the same places, and do not touch each other', () => {
  fc.assert(
    fc.property(fc.array(run), fc.array(run), (before, more) => {
      const runs = addPlaces(addPlaces([], before), more);
      for (let place = 1; place <= 30; place++) {
        expect(contains(runs, place)).toBe(contains([...before, ...more], place));
      }
      expect(runs.slice(1).filter(({ first }, index) => first <= (runs[index]?.last ?? 0) + 1)).toEqual([]);
    }),
  );
});
