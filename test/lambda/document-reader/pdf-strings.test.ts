import fc from 'fast-check';
import { streamText } from '../../../lambda/document-reader/pdf-strings';

const stringsIn = (piece: string) => streamText(piece).strings;

test.each([
  ['a string', '(one) Tj', ['one']],
  ['two strings', '[(one) -20 (two)] TJ', ['one', 'two']],
  ['parentheses inside', '(one (two) three)', ['one (two) three']],
  ['escaped parentheses', '(one \\( two \\))', ['one ( two )']],
  ['numbers of characters', '(\\064\\61\\0611)', ['4111']],
  ['escapes of white space', '(a\\nb\\tc)', ['a\nb\tc']],
  ['an escaped end of line', '(41\\\n11\\\r\n11)', ['411111']],
  ['an escape of another letter', '(4\\1)', ['4\x01']],
  ['hexadecimal digits', '<34 31\n31 31>', ['4111']],
  ['an odd number of digits', '<343>', ['4']],
  ['UTF-16', '<feff00340031>', ['41']],
  ['UTF-16 in parentheses', '(\xfe\xff\x004\x001)', ['41']],
  ['UTF-8', '(\xef\xbb\xbf\xc3\xa9)', ['é']],
  ['two bytes for a letter', '<00340031>', ['41']],
  ['a dictionary is no string', '<< /Length 4 >>', []],
  ['empty strings', '() <>', []],
  ['a string without an end', '(one', ['one']],
])('%s', (_what, piece, expected) => {
  expect(stringsIn(piece)).toEqual(expected);
});

test('every text is read back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const hex = Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex');
      expect(stringsIn(`<${hex}>`)).toEqual([text]);
    }),
  );
});

test('any bytes end in strings', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(Array.isArray(stringsIn(Buffer.from(bytes).toString('latin1')))).toBe(true);
    }),
  );
});

test.each(['(', '<', '<a', '\\', '(\\', '()', '<4'])('a million of %s are read in no time', (piece) => {
  expect(stringsIn(piece.repeat(1_000_000))).toBeDefined();
});
