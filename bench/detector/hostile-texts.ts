/** Pieces that, repeated, make a text as slow as it can be. */
const PIECES: readonly string[] = [
  '1',
  '1 ',
  '1234 ',
  '4111 ',
  '1-',
  '12-',
  '1.',
  '123456789 ',
  'ssn 123456789 ',
  'call 5551234567 ',
  '555-123-4567 ',
  '1.1.1.1 ',
  '@',
  'a.a.a@',
  'fe80:',
  '%41',
  '%2541',
  '%252541',
  '01123@a%25/',
  '5call %2525314 41115',
  '\\u0041',
  '&#65;',
  'sk-',
  'DE89 1234 ',
  'aGVsbG8gd29ybGQ0 ',
  '１ ',
  '⑽',
];

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Hostile texts of about this many characters, by name. */
export function hostileTexts(length: number): readonly (readonly [string, string])[] {
  const filled = (piece: string) => piece.repeat(Math.ceil(length / piece.length));
  let nested = 'plain words '.repeat(length / 24);
  while (nested.length * 4 < length * 3) nested = base64(nested);
  return [
    ...PIECES.map((piece) => [JSON.stringify(piece), filled(piece)] as const),
    ['base64 of words', base64('plain words '.repeat(length / 16))],
    ['base64 inside base64', nested],
  ];
}
