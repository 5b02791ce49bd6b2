import { detect } from '../../../../lambda/router/detect/detect';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const shifted = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** Ways to write a text so that a person or a model still reads it. */
const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
  'zero-width characters between the digits': (text) => text.replace(/(\d)/g, '$1\u200b'),
  'soft hyphens': (text) => text.replace(/(\d)/g, '\u00ad$1'),
  'full-width characters': (text) =>
    text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  'Arabic digits': (text) => shifted(text, 0x0660),
  'Devanagari digits': (text) => shifted(text, 0x0966),
  'mathematical digits': (text) => shifted(text, 0x1d7ce),
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'other dashes': (text) => text.replaceAll('-', '\u2011'),
  'Cyrillic look-alikes': (text) => text.replaceAll('a', 'а').replaceAll('E', 'Е').replaceAll('o', 'о'),
  base64,
  'URL-safe base64 inside a sentence': (text) => `see ${Buffer.from(text).toString('base64url')} for more`,
  'base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'base64 in lines of 76': (text) => base64(text.padStart(90, 'x ')).replace(/(.{76})/g, '$1\n'),
  'base64 twice': (text) => base64(base64(text)),
  'percent escapes': (text) => encodeURIComponent(text),
  'percent escapes of every character': (text) =>
    text.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`),
  'percent escapes twice': (text) => encodeURIComponent(encodeURIComponent(`${text}@`)),
  'JSON escapes': (text) => text.replace(/./g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'HTML entities': (text) => text.replace(/./g, (c) => `&#${c.charCodeAt(0)};`),
};

const TEXTS = [
  'my card is 4111 1111 1111 1111 ok',
  'the number 078-05-1121 is mine',
  'account DE89370400440532013000 there',
  'write to jane.doe@example.org today',
];

describe.each(Object.entries(DISGUISES))('a value in %s', (_, disguise) => {
  test.each(TEXTS)('is found as if it were plain: %s', (text) => {
    expect([...detect([disguise(text)]).keys()]).toEqual(expect.arrayContaining([...detect([text]).keys()]));
  });
});

test('digits of every script that Unicode knows are read as digits', () => {
  const missed: string[] = [];
  for (let point = 0x80; point < 0x1e960; point++) {
    const character = String.fromCodePoint(point);
    // The zero of each script; nine digits follow it.
    if (!/\p{Nd}/u.test(character) || /\p{Nd}/u.test(String.fromCodePoint(point - 1)) === isSameRow(point))
      continue;
    if (!detect([shifted('4111 1111 1111 1111', point)]).has('payment-card')) missed.push(point.toString(16));
  }
  expect(missed).toEqual([]);
});

/** Mathematical digits are five consecutive rows. */
const isSameRow = (point: number) => !(point >= 0x1d7ce && point <= 0x1d7ff && (point - 0x1d7ce) % 10 === 0);
