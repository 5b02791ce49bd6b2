import { complement11, type Digits, digit, luhn, mod11and10, value, verhoeff, weighted } from '../checksums';
import { isDate, isYearMonthDay } from '../dates';
import type { NumberFormat } from './number-format';

/** National identity, social insurance and tax numbers of western Europe. */
export const WESTERN_NUMBERS: readonly NumberFormat[] = [
  { type: 'at-svnr', alone: ['4 6', '4-6'], announced: ['10', '4~6', '4 2 2 2'], valid: isAustrian },
  {
    type: 'be-national-number',
    alone: ['11'],
    valid: (digits) => isYearMonthDay(digits) && isBelgian(digits),
  },
  {
    type: 'be-national-number',
    alone: ['2.2.2-3.2', '2.2.2-3-2', '6-3-2', '6-3.2', '2~2~2~3~2'],
    announced: ['11'],
    valid: isBelgian,
  },
  { type: 'ch-ahv', alone: ['13', '3~4~4~2'], valid: isSwiss },
  { type: 'de-steuer-id', alone: ['2~3~3~3'], valid: isGermanTaxNumber },
  {
    type: 'de-steuer-id',
    announced: ['11', '2~3~3~3', '3~4~4', '2~2~3~4'],
    valid: (digits) => digit(digits, 0) > 0 && mod11and10(digits),
  },
  { type: 'fr-nir', alone: ['15'], valid: (digits) => isFrenchOfKnownBirth(digits) && isFrench(digits) },
  {
    type: 'fr-nir',
    alone: ['13~2', '1~2~2~2~3~3~2', '1 2 2 2 3 3-2', '1~6~6~2', '1 2 2 2 6 2'],
    announced: ['15'],
    valid: isFrench,
  },
  { type: 'lu-matricule', alone: ['13', '4~2~2~3~2', '8~3~2', '8~5'], valid: isLuxembourgish },
  { type: 'nl-bsn', announced: ['9', '3~3~3', '4~2~3', '2~3~4', '4~3~2'], valid: isDutch },
  { type: 'pt-nif', announced: ['9', '3~3~3'], valid: isPortuguese },
  { type: 'uk-nhs-number', alone: ['3 3 4'], announced: ['10', '3~3~4'], valid: isBritishHealth },
];

function isAustrian(digits: Digits): boolean {
  const month = value(digits, 6, 8);
  const sum = weighted(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]);
  const dated = (month > 12 && month < 16) || isDate(month, value(digits, 4, 6));
  return digit(digits, 0) > 0 && dated && sum % 11 === digit(digits, 3);
}

/** Modulo 97 of the first nine digits, from 2000 on with a 2 before them. Bis numbers add 20 or 40 to the month. */
function isBelgian(digits: Digits): boolean {
  const month = value(digits, 2, 4) % 20;
  const day = value(digits, 4, 6);
  if (month > 12 || value(digits, 2, 4) > 52 || day > 31) return false;
  const base = value(digits, 0, 9);
  const check = value(digits, 9, 11);
  return base > 0 && (97 - (base % 97) === check || 97 - ((2_000_000_000 + base) % 97) === check);
}

/** An EAN-13 with the country code 756. */
function isSwiss(digits: Digits): boolean {
  const sum = weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]);
  return value(digits, 0, 3) === 756 && sum % 10 === 0;
}

/** One digit occurs two or three times among the first ten, the others at most once. */
function isGermanTaxNumber(digits: Digits): boolean {
  const times = new Array<number>(10).fill(0);
  for (let i = 0; i < 10; i++) times[digit(digits, i)] = (times[digit(digits, i)] ?? 0) + 1;
  const repeated = times.filter((count) => count > 1);
  return digit(digits, 0) > 0 && repeated.length === 1 && (repeated[0] ?? 0) < 4 && mod11and10(digits);
}

/** A man or a woman, with a known month of birth: all but a few. */
const isFrenchOfKnownBirth = (digits: Digits) =>
  digit(digits, 0) >= 1 && digit(digits, 0) <= 2 && value(digits, 3, 5) >= 1 && value(digits, 3, 5) <= 12;

/** Months above 12 mean that the birth date is not known exactly. */
function isFrench(digits: Digits): boolean {
  const month = value(digits, 3, 5);
  const known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  return (
    [1, 2, 3, 4, 7, 8].includes(digit(digits, 0)) &&
    known &&
    97 - (value(digits, 0, 13) % 97) === value(digits, 13, 15)
  );
}

/** Two check digits: Luhn over the first eleven, Verhoeff over the same. */
function isLuxembourgish(digits: Digits): boolean {
  const year = value(digits, 0, 4);
  const dated = year > 1850 && year < 2100 && isDate(value(digits, 4, 6), value(digits, 6, 8));
  return dated && luhn(digits, 0, 12) && verhoeff([...digits.slice(0, 11), digit(digits, 12)]);
}

function isDutch(digits: Digits): boolean {
  return value(digits, 0, 9) > 0 && weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

function isPortuguese(digits: Digits): boolean {
  const sum = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]);
  return (
    [1, 2, 3, 4, 5, 6, 7, 8, 9].includes(digit(digits, 0)) && complement11(sum) % 10 === digit(digits, 8)
  );
}

function isBritishHealth(digits: Digits): boolean {
  const check = complement11(weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
  return value(digits, 0, 9) > 0 && check === digit(digits, 9);
}
