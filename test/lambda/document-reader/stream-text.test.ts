import fc from 'fast-check';
import { streamTexts, textOfBytes } from '../../../lambda/document-reader/stream-text';

const textsOf = (stream: string) => streamTexts(Buffer.from(stream, 'latin1'));

test.each([
  ['a drawing', '1 0 0 1 72 720 cm BT /F1 12 Tf (one) Tj ET', ['one']],
  ['a drawing with an array', '[(one) -20 (two)] TJ', ['one', 'two']],
  ['a drawing with numbers of all forms', '.5 -1. +3 4-5 --6 7.25 re f', []],
  ['a drawing with a dictionary', '/Span << /MCID 0 /On true /Off null >> BDC EMC', []],
  ['a drawing with a picture', 'q BI /W 2 ID a4111b EI Q (one) Tj', ['one']],
  ['a drawing with quotes', '(one) \' 1 2 (two) "', ['one', 'two']],
  ['nothing', '', []],
  ['the table of a font', 'begincmap 1 beginbfchar <21> <0030> endbfchar endcmap', []],
])('of %s the strings are its text', (_what, stream, expected) => {
  expect(textsOf(stream)).toEqual(expected);
});

test.each([
  ['text', '4111 1111 1111 1111'],
  ['text after a drawing', '(one) Tj 4111 1111 1111 1111'],
  ['text in a drawing', '(one) Tj number 4111 1111 1111 1111 (one) Tj'],
  ['a picture without its end', 'BI ID 4111 1111 1111 1111'],
  ['a program', '{ 4111 1111 1111 1111 mul }'],
  ['bytes', '\x00\x01\xff4111 1111 1111 1111\xff\x00'],
  ['a table of a font with text', 'begincmap (4111 1111 1111 1111) endcmap'],
  ['a table of a font that shows text', 'begincmap <34> Tj (4111 1111 1111 1111) Tj endcmap'],
])('the text in %s is read', (_what, stream) => {
  expect(textsOf(stream).join('|')).toContain('4111 1111 1111 1111');
});

test('every text is read, in every encoding', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][ -~]{8,40}$/), (text) => {
      const low = Buffer.from(text, 'utf16le');
      const high = Buffer.from(low).swap16();
      for (const bytes of [
        Buffer.from(text),
        low,
        high,
        Buffer.concat([Buffer.from([0xff, 0xfe]), low]),
        Buffer.concat([Buffer.from([0xfe, 0xff]), high]),
      ]) {
        expect(textOfBytes(bytes)).toBe(text);
      }
    }),
  );
});

test('bytes that are no text have none', () => {
  expect(textOfBytes(Buffer.from([0xff, 0x80]))).toBeUndefined();
  expect(textOfBytes(Buffer.from([0x41, 0x01]))).toBeUndefined();
});

test('any bytes end in texts', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(Array.isArray(streamTexts(Buffer.from(bytes)))).toBe(true);
    }),
  );
});

test.each(['n ', 'ID ', 'ID a EI ', '1 ', 'Tj', "'", 'begincmap ', '/a', '-', '\0', '/'])(
  'a million of %j are read in no time',
  (piece) => {
    expect(textsOf(piece.repeat(1_000_000))).toBeDefined();
  },
);
