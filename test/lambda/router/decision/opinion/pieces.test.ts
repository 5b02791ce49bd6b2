import fc from 'fast-check';
import { piecesOf } from '../../../../../lambda/router/decision/opinion/pieces';

const bytesOf = (text: string) => Buffer.byteLength(text);

test('every piece keeps to the limit, and together they are the whole text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
      fc.integer({ min: 12, max: 64 }),
      (text, limit) => {
        const pieces = piecesOf(text, limit, 4);
        if (text.trim() === '') return expect(pieces).toEqual([]);
        for (const piece of pieces) expect(bytesOf(piece)).toBeLessThanOrEqual(limit);
        // Each piece begins in the one before: what is new in it continues the text.
        let at = 0;
        let end = 0;
        for (const piece of pieces) {
          const found = text.lastIndexOf(piece, end);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found;
          end = Math.max(end, found + piece.length);
        }
        expect(end).toBe(text.length);
      },
    ),
  );
});

test('a name on a cut is whole in one of two pieces', () => {
  const text = `${'x'.repeat(95)} Alice Example ${'y'.repeat(95)}`;
  expect(piecesOf(text, 100, 20).filter((piece) => piece.includes('Alice Example'))).not.toEqual([]);
});

test('a short text is one piece, a blank one none', () => {
  expect(piecesOf('Grüße', 100, 20)).toEqual(['Grüße']);
  expect(piecesOf(' \n\t ', 100, 20)).toEqual([]);
});
