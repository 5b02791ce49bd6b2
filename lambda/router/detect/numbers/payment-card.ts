import { type Digits, digit, luhn, value } from '../checksums';

type Range = readonly [first: number, last: number, lengths: readonly number[]];

/** Issuer ranges: first and last prefix, lengths in use. ISO/IEC 7812 and the schemes' own pages (2026-11). */
const RANGES: readonly Range[] = [
  [4, 4, [13, 16, 19]], // Visa
  [51, 55, [16]], // Mastercard
  [2221, 2720, [16]], // Mastercard
  [34, 34, [15]], // American Express
  [37, 37, [15]],
  [300, 305, [14]], // Diners Club
  [3095, 3095, [14]],
  [36, 36, [14, 16]],
  [38, 39, [14, 16]],
  [6011, 6011, [16, 19]], // Discover
  [644, 649, [16, 19]],
  [65, 65, [16, 19]],
  [3528, 3589, [16, 19]], // JCB
  ...[3088, 3096, 3112, 3158, 3337].map((prefix) => [prefix, prefix, [16]] as Range),
  [2100, 2100, [15]],
  [2131, 2131, [15]],
  [1800, 1800, [15]],
  [62, 62, [16, 17, 18, 19]], // UnionPay
  [2200, 2204, [16, 19]], // Mir
  [60, 60, [16]], // RuPay
  [81, 82, [16]],
  [5018, 5018, [12, 13, 14, 15, 16, 17, 18, 19]], // Maestro
  [5020, 5020, [12, 13, 14, 15, 16, 17, 18, 19]],
  [5038, 5038, [12, 13, 14, 15, 16, 17, 18, 19]],
  [56, 58, [12, 13, 14, 15, 16, 17, 18, 19]],
  [6304, 6304, [12, 13, 14, 15, 16, 17, 18, 19]],
  [639, 639, [12, 13, 14, 15, 16, 17, 18, 19]],
  [6703, 6709, [16, 17, 18, 19]],
  [6759, 6763, [12, 13, 14, 15, 16, 17, 18, 19]],
];

/** The ranges by their first digit, each with the divisor that leaves its prefix of the first four digits. */
const BY_FIRST_DIGIT = Array.from({ length: 10 }, (_, first) =>
  RANGES.filter(([prefix]) => String(prefix).startsWith(String(first))).map(([from, to, lengths]) => ({
    from,
    to,
    lengths,
    divisor: 10 ** (4 - String(from).length),
  })),
);

/** Whether this is a payment card number: prefix, length and Luhn check digit. */
export function isPaymentCard(digits: Digits): boolean {
  const prefix = value(digits, 0, 4);
  for (const { from, to, lengths, divisor } of BY_FIRST_DIGIT[digit(digits, 0)] ?? []) {
    const range = Math.floor(prefix / divisor);
    if (range >= from && range <= to && lengths.includes(digits.length)) return luhn(digits);
  }
  return false;
}
