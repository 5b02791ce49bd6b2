import { complement11, type Digits, digit, luhn, mod11and10, value, weighted } from '../checksums';
import { isDate, isDayMonthYear, isYearMonthDay } from '../dates';
import type { NumberFormat } from './number-format';

/** National identity, social insurance and tax numbers of eastern and southern Europe. */
export const EASTERN_NUMBERS: readonly NumberFormat[] = [
  { type: 'bg-egn', announced: ['10', '6~4'], valid: isBulgarian },
  { type: 'cz-rodne-cislo', alone: ['6/4'], announced: ['10', '6~4'], valid: isCzech },
  { type: 'cz-rodne-cislo', announced: ['6/3', '9'], valid: isCzechDate },
  { type: 'ee-isikukood', announced: ['11'], valid: isBaltic },
  { type: 'gr-amka', announced: ['11', '6~5'], valid: (digits) => isDayMonthYear(digits) && luhn(digits) },
  { type: 'hr-oib', announced: ['11'], valid: mod11and10 },
  { type: 'hu-taj', announced: ['9', '3~3~3'], valid: isHungarian },
  { type: 'lt-asmens-kodas', announced: ['11'], valid: isBaltic },
  { type: 'lv-personas-kods', alone: ['6-5'], announced: ['11', '6~5'], valid: isLatvian },
  { type: 'pl-pesel', announced: ['11'], valid: isPolish },
  { type: 'ro-cnp', announced: ['13', '1~6~6', '1~2~2~2~6'], valid: isRomanian },
  { type: 'si-emso', announced: ['13', '7~6'], valid: isSlovenian },
];

/** Months 21 to 32 are of the 1800s, 41 to 52 of the 2000s. */
function isBulgarian(digits: Digits): boolean {
  const month = value(digits, 2, 4) % 20;
  const sum = weighted(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]);
  return isDate(month, value(digits, 4, 6)) && (sum % 11) % 10 === digit(digits, 9);
}

/** Women add 50 to the month, a full day adds 20. */
function isCzechDate(digits: Digits): boolean {
  const month = (value(digits, 2, 4) % 50) % 20;
  return isDate(month, value(digits, 4, 6));
}

function isCzech(digits: Digits): boolean {
  return isCzechDate(digits) && (value(digits, 0, 9) % 11) % 10 === digit(digits, 9);
}

/** Estonia and Lithuania: a second row of weights where the first leaves ten. */
function isBaltic(digits: Digits): boolean {
  const sex = digit(digits, 0);
  if (sex < 1 || sex > 8 || !isYearMonthDay(digits, 1)) return false;
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === digit(digits, 10);
}

function isHungarian(digits: Digits): boolean {
  return value(digits, 0, 8) > 0 && weighted(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digit(digits, 8);
}

/** Since 2017 numbers begin with 32 and carry no date and no check. */
function isLatvian(digits: Digits): boolean {
  if (value(digits, 0, 2) === 32) return true;
  const check = (1101 - weighted(digits, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11;
  return isDayMonthYear(digits) && check % 10 === digit(digits, 10);
}

/** Months 21 to 32 are of the 2000s, 81 to 92 of the 1800s, and so on. */
function isPolish(digits: Digits): boolean {
  const sum = weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
  return isDate(value(digits, 2, 4) % 20, value(digits, 4, 6)) && sum % 10 === 0;
}

function isRomanian(digits: Digits): boolean {
  const county = value(digits, 7, 9);
  const sum = weighted(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  const placed = (county >= 1 && county <= 52) || county === 70 || (county >= 80 && county <= 83);
  return (
    digit(digits, 0) > 0 &&
    isYearMonthDay(digits, 1) &&
    placed &&
    (sum === 10 ? 1 : sum) === digit(digits, 12)
  );
}

/** Day, month, three digits of the year, region, serial: the common numbering of former Yugoslavia. */
function isSlovenian(digits: Digits): boolean {
  const sum = weighted(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return isDayMonthYear(digits) && complement11(sum) % 10 === digit(digits, 12);
}
