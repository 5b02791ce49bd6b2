import fc from 'fast-check';
import type { DocumentReading } from '../../../lambda/document-reader/reading';
import { readPdfs } from '../router/support/document-reader';
import { flate, lines, pdf, plain } from '../router/support/pdf';

// The bundle and the thread take long on a machine with other work, and the reader has 60 seconds.
jest.setTimeout(90_000);

const CARD = '4111 1111 1111 1111';

/** Of every kind of object that the reader knows. */
const ORIGINALS = {
  'with a table': pdf([[`Hello ${CARD}`], ['Page two']], {
    trailer: '/Info 10 0 R',
    objects: ['<< /Title (A title) >>', plain('<x>Title</x>', '/Type /Metadata'), flate(lines('old'))],
  }),
  'with streams of objects': pdf([[`Hello ${CARD}`]], { packed: true }),
};
type Original = keyof typeof ORIGINALS;

/** How a document was made. It is what a failure prints. */
type Made = readonly [of: Original, ...changes: readonly unknown[]];

const original = fc.constantFrom(...(Object.keys(ORIGINALS) as Original[]));
/** A place in a document, from its begin (0) to its end (1). */
const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const at = (where: number, { length }: Buffer) => Math.floor(where * length);

interface Kind<T extends Made> {
  readonly made: fc.Arbitrary<T>;
  readonly document: (made: T) => Buffer;
}
const kind = <T extends Made>(made: fc.Arbitrary<T>, document: (made: T) => Buffer) =>
  ({ made, document }) as unknown as Kind<Made>;

const cutOff = kind(fc.tuple(original, place), ([of, where]) =>
  ORIGINALS[of].subarray(0, at(where, ORIGINALS[of])),
);

/** Some bytes are others. */
const mutated = kind(
  fc.tuple(original, fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 20 })),
  ([of, changes]) => {
    const changed = Buffer.from(ORIGINALS[of]);
    for (const [where, byte] of changes) changed[at(where, changed)] = byte;
    return changed;
  },
);

/** A piece is at another place too. */
const repeated = kind(fc.tuple(original, place, fc.nat(300)), ([of, where, length]) => {
  const bytes = ORIGINALS[of];
  const from = at(where, bytes);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from, from + length), bytes.subarray(from)]);
});

/** Other numbers: of pages, lengths, objects and places. */
const renumbered = kind(
  fc.tuple(original, fc.nat(30), fc.constantFrom('0', '-1', '2147483648', '1e9', '7 0 R')),
  ([of, which, number]) => {
    let count = 0;
    const text = ORIGINALS[of].toString('latin1');
    return Buffer.from(
      text.replace(/\d+/g, (found) => (count++ === which ? number : found)),
      'latin1',
    );
  },
);

/** Whether the router would know of the number, or that it may be in there. */
const isSafe = (reading: DocumentReading): boolean =>
  'fault' in reading || reading.partly || [reading.text, ...reading.strings].join('|').includes(CARD);

test.each([
  ['cut off', cutOff],
  ['mutated', mutated],
  ['repeated in part', repeated],
  ['renumbered', renumbered],
] as const)('no number is lost without a word in a document that is %s', async (_how, { made, document }) => {
  await fc.assert(
    // Many documents for one thread, because its start takes as long as a hundred of them.
    fc.asyncProperty(fc.array(made, { minLength: 40, maxLength: 40 }), async (all) => {
      const readings = await readPdfs(all.map(document));
      const lost = all.flatMap((how, index) => {
        const reading = readings[index];
        return reading && isSafe(reading) ? [] : [{ how, reading }];
      });
      expect(lost).toEqual([]);
    }),
    {
      numRuns: 4,
      // A smaller list of documents says no more than the error does, and each takes another thread.
      endOnFailure: true,
      asyncReporter: async ({ failed, seed, errorInstance }) => {
        if (failed) throw new Error(`seed ${seed}: ${(errorInstance as Error).message}`);
      },
    },
  );
});
