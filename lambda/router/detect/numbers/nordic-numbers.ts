import { complement11, type Digits, digit, luhn, value, weighted } from '../checksums';
import { isDate, isDayMonthYear } from '../dates';
import type { NumberFormat } from './number-format';

/** National identity, social insurance and tax numbers of Denmark, Iceland, Norway and Sweden. */
export const NORDIC_NUMBERS: readonly NumberFormat[] = [
  { type: 'dk-cpr', alone: ['6-4'], valid: isDanishChecked },
  { type: 'dk-cpr', announced: ['6-4', '6 4', '10'], valid: (digits) => isDayMonthYear(digits) },
  { type: 'is-kennitala', alone: ['6-4'], announced: ['10', '6~4'], valid: isIcelandic },
  {
    type: 'no-fodselsnummer',
    alone: ['11'],
    valid: (digits) => isDayMonthYear(digits) && isNorwegian(digits),
  },
  { type: 'no-fodselsnummer', alone: ['6~5', '2~2~2~5'], announced: ['11'], valid: isNorwegian },
  { type: 'se-personnummer', alone: ['6-4', '8-4'], announced: ['10', '12', '6~4', '8~4'], valid: isSwedish },
];

/** Numbers issued before 2007 have a check digit; later ones may not. */
function isDanishChecked(digits: Digits): boolean {
  return isDayMonthYear(digits) && weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/** The last digit is the century, the one before it is not checked. */
function isIcelandic(digits: Digits): boolean {
  const century = digit(digits, 9);
  const person = value(digits, 0, 2) <= 31;
  const sum = weighted(digits, [3, 2, 7, 6, 5, 4, 3, 2]);
  return (
    (century === 0 || century >= 8) &&
    person &&
    isDayMonthYear(digits) &&
    complement11(sum) === digit(digits, 8)
  );
}

/** Two check digits. D numbers add 40 to the day, H numbers to the month. */
function isNorwegian(digits: Digits): boolean {
  const day = value(digits, 0, 2) % 40;
  const month = value(digits, 2, 4) % 40;
  return (
    isDate(month, day) &&
    complement11(weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2])) === digit(digits, 9) &&
    complement11(weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) === digit(digits, 10)
  );
}

/** Ten digits, or twelve with the century. Coordination numbers add 60 to the day. */
function isSwedish(digits: Digits): boolean {
  const from = digits.length - 10;
  const day = value(digits, from + 4, from + 6);
  const century = from === 0 || [18, 19, 20].includes(value(digits, 0, 2));
  return (
    century && isDate(value(digits, from + 2, from + 4), day > 60 ? day - 60 : day) && luhn(digits, from)
  );
}
