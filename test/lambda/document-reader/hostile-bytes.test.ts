import fc from 'fast-check';
import type { DocumentReading } from '../../../lambda/document-reader/reading';
import { readPdfs } from '../router/support/document-reader';
import { flate, lines, pdf, plain } from '../router/support/pdf';

/** Of every kind of object that the reader knows. */
const ORIGINALS = [
  pdf([['Hello 4111 1111 1111 1111'], ['Page two']], {
    trailer: '/Info 10 0 R',
    objects: ['<< /Title (A title) >>', plain('<x>Title</x>', '/Type /Metadata'), flate(lines('old'))],
  }),
  pdf([['Hello 4111 1111 1111 1111']], { packed: true }),
];

const FAULTS = [
  ...['encrypted', 'damaged', 'too-many-pages', 'unpacks-into-too-much', 'too-much-text'],
  ...['takes-too-long', 'takes-too-much-memory'],
];

const isReading = (reading: DocumentReading): boolean =>
  'fault' in reading
    ? FAULTS.includes(reading.fault)
    : typeof reading.text === 'string' && reading.strings.length > 0;

const original = fc.constantFrom(...ORIGINALS);

/** Documents that were cut off. */
const cutOff = fc
  .tuple(original, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([bytes, part]) => bytes.subarray(0, Math.floor(bytes.length * part)));

/** Documents of which some bytes are others. */
const mutated = fc
  .tuple(
    original,
    fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
      minLength: 1,
      maxLength: 20,
    }),
  )
  .map(([bytes, changes]) => {
    const changed = Buffer.from(bytes);
    for (const [place, byte] of changes) changed[Math.floor(place * bytes.length)] = byte;
    return changed;
  });

/** Documents of which a piece is at another place too. */
const repeated = fc
  .tuple(original, fc.double({ min: 0, max: 0.9, noNaN: true }), fc.nat(300))
  .map(([bytes, from, length]) => {
    const at = Math.floor(from * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
  });

/** Documents with other numbers: of pages, lengths, objects and places. */
const renumbered = fc
  .tuple(original, fc.nat(30), fc.constantFrom('0', '-1', '2147483648', '1e9', '7 0 R'))
  .map(([bytes, which, number]) => {
    let count = 0;
    const text = bytes.toString('latin1').replace(/\d+/g, (found) => (count++ === which ? number : found));
    return Buffer.from(text, 'latin1');
  });

test.each([
  ['cut off', cutOff],
  ['mutated', mutated],
  ['repeated in part', repeated],
  ['renumbered', renumbered],
] as const)(
  'every document that is %s ends in a reading or a fault',
  async (_how, documents) => {
    await fc.assert(
      fc.asyncProperty(fc.array(documents, { minLength: 25, maxLength: 25 }), async (hostile) => {
        const readings = await readPdfs(hostile);
        expect(readings).toHaveLength(hostile.length);
        expect(readings.every(isReading)).toBe(true);
      }),
      { numRuns: 4 },
    );
  },
  120_000,
);
