import fc from 'fast-check';
import { detect, inspect } from '../../../../lambda/router/detect/detect';
import { fixture } from './fixture';

const values = fixture<Record<string, string[]>>('generated-values');
const card = fc.constantFrom(...(values['payment-card'] ?? []).filter((number) => number.length > 12));
const iban = fc.constantFrom(...(values.iban ?? []).map((number) => number.replaceAll(' ', '')));

/** Ordinary words and punctuation, with nothing that joins on to a number. */
const prose = fc
  .array(
    fc.constantFrom(
      'please',
      'check',
      'the',
      'value',
      'of',
      'Ärger',
      'and',
      '日本',
      'x = {',
      '};',
      '"',
      '<b>',
    ),
  )
  .map((words) => words.join(' '));

test('a card number is found in any surrounding text', () => {
  fc.assert(
    fc.property(prose, card, prose, (before, number, after) => {
      expect(detect([`${before} ${number} ${after}`]).get('payment-card')).toBe(1);
    }),
  );
});

test('an account number is found in any surrounding text', () => {
  fc.assert(
    fc.property(prose, iban, prose, (before, number, after) => {
      expect(detect([`${before}\n${number}, ${after}`]).get('iban')).toBe(1);
    }),
  );
});

const changed = (text: string, position: number, by: number) => {
  const at = position % text.length;
  return text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1);
};

test('a card number with one digit changed is not found', () => {
  fc.assert(
    fc.property(card, fc.nat(18), fc.integer({ min: 1, max: 9 }), (number, position, by) => {
      expect(detect([`pay ${changed(number, position, by)} now`]).has('payment-card')).toBe(false);
    }),
  );
});

test('an account number with one digit changed is not found', () => {
  fc.assert(
    fc.property(iban, fc.integer({ min: 1, max: 9 }), (number, by) => {
      expect(detect([`to ${changed(number, number.length - 1, by)} now`]).has('iban')).toBe(false);
    }),
  );
});

test('texts are counted apart: the findings of two are the sum of the findings of each', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const sum = new Map(detect([a]));
      for (const [type, count] of detect([b])) sum.set(type, count + (sum.get(type) ?? 0));
      expect(new Map(detect([a, b]))).toEqual(sum);
    }),
  );
});

/** Pieces of text made to cost as much as possible. */
const HOSTILE = [
  '1',
  '1 ',
  '12 ',
  '1234 ',
  '4111 ',
  '1-',
  '12-',
  '12-34 ',
  '1.',
  '(1)',
  '1:',
  'fe80:',
  '@',
  'a@',
  'a.a.a@',
  'a@a.a.',
  '%41',
  '%2541',
  '%252541',
  '5call %2525314 41115',
  '1%20',
  '01123@a%25/',
  '\\x',
  '&#',
  '%',
  '\\u0041',
  '&#65;',
  '-',
  '-----BEGIN ',
  'sk-',
  'eyJ-',
  'DE89 1234 ',
  'ssn 123456789 ',
  'call 5551234567 ',
  '555-123-4567 ',
  '1.1.1.1 ',
  '4000 1234 5678 9017\n',
  '4000 1234 5678 9017 1234 ',
  'card 4111 1111\n',
  '1234567T ',
  'AKIA',
  'x1',
  'a1-',
  'card 4111\n',
  'card 4111\n1 1 1 1 1 1 1 1 1\n',
  'DE89 3704\n',
  'aGVsbG8gd29ybGQ0 ',
  '４５ ',
  '1\u200b',
  'ﷺ',
  '⑽',
  '😀',
];

/** Of a hundred thousand random pieces the worst took 38: numbers under three layers of escapes, read four times. */
const MOST_STEPS_PER_CHARACTER = 40;

test.each(HOSTILE)('no text costs more than 40 looks at each character: %j', (piece) => {
  const text = piece.repeat(6_000);
  expect(inspect([text]).steps).toBeLessThanOrEqual(text.length * MOST_STEPS_PER_CHARACTER);
});

test.each(HOSTILE)('work grows no faster than the text: %j', (piece) => {
  const once = inspect([piece.repeat(3_000)]).steps;
  const twice = inspect([piece.repeat(6_000)]).steps;
  expect(twice).toBeLessThanOrEqual(once * 2.1);
});

test('work grows no faster than the text: whatever small piece is repeated', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'1 4aZ@.-:+/_%\\&#x(;=') }),
      (piece) => {
        const once = inspect([piece.repeat(2_000)]).steps;
        const twice = inspect([piece.repeat(4_000)]).steps;
        expect(twice).toBeLessThanOrEqual(once * 2.2);
        expect(twice).toBeLessThanOrEqual(piece.length * 4_000 * MOST_STEPS_PER_CHARACTER);
      },
    ),
    { numRuns: 300 },
  );
});

test('base64 inside base64 inside base64 is read to a fixed depth', () => {
  let text = 'plain words '.repeat(2_000);
  for (let depth = 0; depth < 8; depth++) text = Buffer.from(text).toString('base64');
  expect(inspect([text]).steps).toBeLessThanOrEqual(text.length * 20);
});
