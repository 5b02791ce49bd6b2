import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { kept, type Pages, PlaceStore } from '../../../../scripts/audit/chains/place-store';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('a store of places gives back what a map of maps does, in order', () => {
  const place = fc.oneof(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), place, fc.string()), { maxLength: 200 }), (entries) => {
      const store = new PlaceStore();
      const pages: Pages[] = [0, 1, 2, 3].map(() => new Map());
      const expected = pages.map(() => new Map<number, string>());
      for (const [chain, sequence, text] of entries) {
        store.set(pages[chain] as Pages, sequence, hashOf(text));
        expected[chain]?.set(sequence, kept(hashOf(text)));
      }
      for (const [chain, places] of expected.entries()) {
        const own = pages[chain] as Pages;
        expect([...store.places(own)]).toEqual([...places.keys()].sort((a, b) => a - b));
        for (const [sequence, hash] of places) expect(store.get(own, sequence)).toBe(hash);
        expect(store.get(own, 61)).toBe(places.get(61));
      }
    }),
  );
});
