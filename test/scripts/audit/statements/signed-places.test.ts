import fc from 'fast-check';
import { SignedPlaces } from '../../../../scripts/audit/statements/signed-places';

const PLACES = 30;

const runs = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: PLACES }), fc.nat(8), fc.nat(9))
    .map(([first, more, statement]) => ({ first, sequence: first + more, statement })),
  { maxLength: 12 },
);

/** The same from the definition, place by place. */
const firstToCover = (of: readonly { first: number; sequence: number; statement: number }[], place: number) =>
  of
    .filter(({ first, sequence }) => first <= place && place <= sequence)
    .map(({ statement }) => statement)
    .sort((a, b) => a - b)[0];

const all = Array.from({ length: PLACES + 12 }, (_, index) => index + 1);

test('a place is covered by the first statement with a run that contains it', () => {
  fc.assert(
    fc.property(runs, (of) => {
      const places = new SignedPlaces(of);
      expect(all.map((place) => places.at(place))).toEqual(all.map((place) => firstToCover(of, place)));
    }),
  );
});

test('the covered places between two are those that are covered one by one', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: PLACES }), fc.nat(15), (of, from, more) => {
      const found = [...new SignedPlaces(of).within(from, from + more)].flatMap(
        ({ first, last, statement }) =>
          all.filter((place) => first <= place && place <= last).map((place) => [place, statement]),
      );
      const expected = all
        .filter((place) => from <= place && place <= from + more)
        .map((place) => [place, firstToCover(of, place)])
        .filter(([, statement]) => statement !== undefined);
      expect(found).toEqual(expected);
    }),
  );
});
