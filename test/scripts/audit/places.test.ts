import fc from 'fast-check';
import { contains, countWithin } from '../../../scripts/audit/places';

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
