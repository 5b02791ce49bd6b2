// Check digits. Digits are values 0 to 9, most significant first.

export type Digits = readonly number[];

/** Digit at a position; 0 beyond the end. */
export const digit = (digits: Digits, position: number): number => digits[position] ?? 0;

/** Digits `from` to `to` (not included) as one number; exact up to 15 digits. */
export function value(digits: Digits, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total = total * 10 + digit(digits, i);
  return total;
}

/** Sum of digits times weights, from the first digit on, as far as the weights go. */
export function weighted(digits: Digits, weights: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += digit(digits, i) * (weights[i] ?? 0);
  return total;
}

/** The Luhn sum modulo 10 is zero; `initial` is the sum of an unwritten prefix. ISO/IEC 7812-1, annex B. */
export function luhn(digits: Digits, from = 0, to = digits.length, initial = 0): boolean {
  let total = initial;
  let double = false;
  for (let i = to - 1; i >= from; i--) {
    const d = digit(digits, i);
    total += double ? (d > 4 ? d * 2 - 9 : d * 2) : d;
    double = !double;
  }
  return total % 10 === 0;
}

/** ISO/IEC 7064, MOD 11,10: German tax and Croatian personal numbers. */
export function mod11and10(digits: Digits): boolean {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digit(digits, i) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digit(digits, digits.length - 1);
}

/** ISO/IEC 7064, MOD 97,10 over letters (A = 10 … Z = 35) and digits: an IBAN with its first four moved last. */
export function mod97(text: string): number {
  let remainder = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    remainder = code >= 65 ? (remainder * 100 + code - 55) % 97 : (remainder * 10 + code - 48) % 97;
  }
  return remainder;
}

/** The Verhoeff scheme: the dihedral group D5 under a permutation of period eight. */
export function verhoeff(digits: Digits, from = 0, to = digits.length): boolean {
  let check = 0;
  for (let i = 0; i < to - from; i++) {
    const d = digit(digits, to - 1 - i);
    check = D5[check]?.[PERMUTATION[i % 8]?.[d] ?? 0] ?? 0;
  }
  return check === 0;
}

const rows = (text: string) => text.split(' ').map((row) => [...row].map(Number));
const D5 = rows(
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210',
);
const PERMUTATION = rows(
  '0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258',
);

/** The check digit that makes the weighted sum divisible by eleven; ten means that there is none. */
export const complement11 = (sum: number) => (11 - (sum % 11)) % 11;
