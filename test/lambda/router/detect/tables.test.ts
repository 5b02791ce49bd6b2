import { detect } from '../../../../lambda/router/detect/detect';
import { numberGenerator } from './number-generator';

const SEPARATORS = [' ', '  ', ',', ', ', '\t', '-', ' - ', '.', '/', ' | ', '; '];
const ROWS = 200;

/** Rows of numbers of so many digits, the same on every run. */
function table(columns: number, digits: number, separator: string): string {
  const below = numberGenerator(columns * 10 + digits);
  const cell = () => String(10 ** (digits - 1) + below(9 * 10 ** (digits - 1)));
  const row = () => Array.from({ length: columns }, cell).join(separator);
  return Array.from({ length: ROWS }, row).join('\n');
}

describe.each([1, 2, 3, 4, 5, 6])('a table of numbers of %i digits', (digits) => {
  test.each(SEPARATORS)('holds nothing about a person, separated by %j', (separator) => {
    expect([...detect([table(10, digits, separator)])]).toEqual([]);
  });
});

test.each([4, 5, 6, 8, 12, 16])(
  'of two hundred rows of %i numbers of four digits at most two pass for a card',
  (columns) => {
    expect(detect([table(columns, 4, ' ')]).get('payment-card') ?? 0).toBeLessThanOrEqual(2);
  },
);

test('a dump of 80 KB of memory holds no identifiers, and at most one account number by chance', () => {
  const below = numberGenerator(1);
  const words = Array.from({ length: 20_000 }, () =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  );
  const { iban = 0, ...others } = Object.fromEntries(detect([words.join(' ')]));
  expect(others).toEqual({});
  expect(iban).toBeLessThanOrEqual(1);
});

/** Cards beside other numbers, which must still be found. */
test.each([
  ['4111 1111 1111 1111 12/27 123', 1],
  ['4111 1111 1111 1111 1227 123', 1],
  ['4111-1111-1111-1111 1227 1234', 1],
  ['12 4111 1111 1111 1111 99', 1],
  ['4111 1111 1111 1111 5500 0000 0000 0004', 2],
  ['4111 1111 1111 1111, 5500 0000 0000 0004', 2],
  ['4111 1111 1111 1111\n5500 0000 0000 0004\n4012 8888 8888 1881', 3],
  ['4111 1111 1111 1111\n5500 0000 0000 0005\n4012 8888 8888 1881', 2],
  ['4111 1111 1111 1111\r\n5500 0000 0000 0005\r\n', 1],
  ['card 1234 4111 1111 1111 1111 5678', 1],
  ['visa 9999 9999 9999 9999 4111 1111 1111 1111', 1],
])('%j holds %i cards', (text, cards) => {
  expect(detect([text]).get('payment-card')).toBe(cards);
});

test.each([
  'my card is 4111 1111\n1111 1111 thanks',
  'Card number: 4111-1111-1111\r\n1111',
  'visa 4111 1111 1111 \n1111, expires 12/27',
  'amex card 3782 822463\n10005',
  'the card 41111111\n11111111',
  'card\t4111\t1111\t1111\t1111',
  'Kartennummer 4111\t1111\t1111\t1111',
  'card 4111 1111 \r\n 1111 1111',
  'Card: 4111\n1111\n1111\n1111',
])('a card that is announced is found across a line break: %j', (text) => {
  expect(detect([text]).get('payment-card')).toBe(1);
});

test.each([
  ['IBAN DE89\t3704\t0044\t0532\t0130\t00', 'iban'],
  ['DE89 3704 0044\r\n0532 0130 00', 'iban'],
  ['SSN\t219\t09\t9999', 'us-ssn'],
])('%j holds a value that tabs and line breaks tear apart', (text, type) => {
  expect([...detect([text]).keys()]).toEqual([type]);
});

test.each(['4111\t1111\t1111\t1111', '4111\n1111\n1111\n1111', 'phone\t12\t34\nfax\t56\t78'])(
  '%j is a table: no word announces a number of its length',
  (text) => {
    expect([...detect([text])]).toEqual([]);
  },
);

test('a row of any length after an announced number is read', () => {
  const row = '1 '.repeat(200_000);
  expect([...detect([`card 4111\n${row}\nSSN 219-09-9999`])]).toEqual([['us-ssn', 1]]);
});

test('two Irish numbers beside each other are no dump of memory', () => {
  expect(detect(['1234567T and 1234567T']).get('ie-pps')).toBe(2);
});
