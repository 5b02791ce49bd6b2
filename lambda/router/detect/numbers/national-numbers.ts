import { type Digits, digit, luhn, mod11and10, value, verhoeff, weighted } from '../checksums';
import { isDate, isDayMonthYear, isYearMonthDay } from '../dates';
import type { NumberFormat } from './number-format';

/**
 * National identity, social insurance and tax numbers, by country. The rules are those the issuers publish; the
 * tests check them against numbers that an independent implementation calls valid.
 */
export const NATIONAL_NUMBERS: readonly NumberFormat[] = [
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
  { type: 'bg-egn', announced: ['10', '6~4'], valid: isBulgarian },
  { type: 'br-cpf', alone: ['3.3.3-2', '9-2'], announced: ['11', '3~3~3~2'], valid: isBrazilian },
  { type: 'ca-sin', announced: ['9', '3~3~3'], valid: (digits) => digit(digits, 0) > 0 && luhn(digits) },
  { type: 'ch-ahv', alone: ['13', '3~4~4~2'], valid: isSwiss },
  { type: 'cn-resident-id', alone: ['18', '6~8~4'], valid: isChinese },
  { type: 'cz-rodne-cislo', alone: ['6/4'], announced: ['10', '6~4'], valid: isCzech },
  { type: 'cz-rodne-cislo', announced: ['6/3', '9'], valid: isCzechDate },
  { type: 'de-steuer-id', alone: ['2~3~3~3'], valid: isGermanTaxNumber },
  {
    type: 'de-steuer-id',
    announced: ['11', '2~3~3~3', '3~4~4', '2~2~3~4'],
    valid: (digits) => digit(digits, 0) > 0 && mod11and10(digits),
  },
  { type: 'dk-cpr', alone: ['6-4'], valid: isDanishChecked },
  { type: 'dk-cpr', announced: ['6-4', '6 4', '10'], valid: (digits) => isDayMonthYear(digits) },
  { type: 'ee-isikukood', announced: ['11'], valid: isBaltic },
  { type: 'fr-nir', alone: ['15'], valid: (digits) => isFrenchOfKnownBirth(digits) && isFrench(digits) },
  {
    type: 'fr-nir',
    alone: ['13~2', '1~2~2~2~3~3~2', '1 2 2 2 3 3-2', '1~6~6~2', '1 2 2 2 6 2'],
    announced: ['15'],
    valid: isFrench,
  },
  { type: 'gr-amka', announced: ['11', '6~5'], valid: (digits) => isDayMonthYear(digits) && luhn(digits) },
  { type: 'hr-oib', announced: ['11'], valid: mod11and10 },
  { type: 'hu-taj', announced: ['9', '3~3~3'], valid: isHungarian },
  {
    type: 'in-aadhaar',
    announced: ['12', '4~4~4'],
    valid: (digits) => digit(digits, 0) > 1 && verhoeff(digits),
  },
  { type: 'is-kennitala', alone: ['6-4'], announced: ['10', '6~4'], valid: isIcelandic },
  { type: 'lt-asmens-kodas', announced: ['11'], valid: isBaltic },
  { type: 'lu-matricule', alone: ['13', '4~2~2~3~2', '8~3~2', '8~5'], valid: isLuxembourgish },
  { type: 'lv-personas-kods', alone: ['6-5'], announced: ['11', '6~5'], valid: isLatvian },
  { type: 'nl-bsn', announced: ['9', '3~3~3', '4~2~3', '2~3~4', '4~3~2'], valid: isDutch },
  {
    type: 'no-fodselsnummer',
    alone: ['11'],
    valid: (digits) => isDayMonthYear(digits) && isNorwegian(digits),
  },
  { type: 'no-fodselsnummer', alone: ['6~5', '2~2~2~5'], announced: ['11'], valid: isNorwegian },
  { type: 'pl-pesel', announced: ['11'], valid: isPolish },
  { type: 'pt-nif', announced: ['9', '3~3~3'], valid: isPortuguese },
  { type: 'ro-cnp', announced: ['13', '1~6~6', '1~2~2~2~6'], valid: isRomanian },
  { type: 'se-personnummer', alone: ['6-4', '8-4'], announced: ['10', '12', '6~4', '8~4'], valid: isSwedish },
  { type: 'si-emso', announced: ['13', '7~6'], valid: isSlovenian },
  { type: 'uk-nhs-number', alone: ['3 3 4'], announced: ['10', '3~3~4'], valid: isBritishHealth },
];

/** The check digit that makes the weighted sum divisible by eleven; ten stands for none. */
const complement11 = (sum: number) => (11 - (sum % 11)) % 11;

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

/** Months 21 to 32 are of the 1800s, 41 to 52 of the 2000s. */
function isBulgarian(digits: Digits): boolean {
  const month = value(digits, 2, 4) % 20;
  const sum = weighted(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]);
  return isDate(month, value(digits, 4, 6)) && (sum % 11) % 10 === digit(digits, 9);
}

function isBrazilian(digits: Digits): boolean {
  if (digits.every((d) => d === digit(digits, 0))) return false;
  const first = complement11(weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])) % 10;
  const second = complement11(weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) % 10;
  return first === digit(digits, 9) && second === digit(digits, 10);
}

/** An EAN-13 with the country code 756. */
function isSwiss(digits: Digits): boolean {
  const sum = weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]);
  return value(digits, 0, 3) === 756 && sum % 10 === 0;
}

/** GB 11643-1999; the numbers that end in X are words. */
function isChinese(digits: Digits): boolean {
  const sum = weighted(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1]);
  const year = value(digits, 6, 10);
  return year > 1850 && year < 2100 && isDate(value(digits, 10, 12), value(digits, 12, 14)) && sum % 11 === 1;
}

/** Women add 50 to the month, a full day adds 20. */
function isCzechDate(digits: Digits): boolean {
  const month = (value(digits, 2, 4) % 50) % 20;
  return isDate(month, value(digits, 4, 6));
}

function isCzech(digits: Digits): boolean {
  return isCzechDate(digits) && (value(digits, 0, 9) % 11) % 10 === digit(digits, 9);
}

/** One digit stands twice or three times among the first ten, the others at most once. */
function isGermanTaxNumber(digits: Digits): boolean {
  const times = new Array<number>(10).fill(0);
  for (let i = 0; i < 10; i++) times[digit(digits, i)] = (times[digit(digits, i)] ?? 0) + 1;
  const repeated = times.filter((count) => count > 1);
  return digit(digits, 0) > 0 && repeated.length === 1 && (repeated[0] ?? 0) < 4 && mod11and10(digits);
}

/** Numbers given out before 2007 have a check digit; later ones may not. */
function isDanishChecked(digits: Digits): boolean {
  return isDayMonthYear(digits) && weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/** Estonia and Lithuania: a second row of weights where the first leaves ten. */
function isBaltic(digits: Digits): boolean {
  const sex = digit(digits, 0);
  if (sex < 1 || sex > 8 || !isYearMonthDay(digits, 1)) return false;
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === digit(digits, 10);
}

/** A man or a woman, born in a month that is known: all but a few. */
const isFrenchOfKnownBirth = (digits: Digits) =>
  digit(digits, 0) >= 1 && digit(digits, 0) <= 2 && value(digits, 3, 5) >= 1 && value(digits, 3, 5) <= 12;

/** Months beyond 12 stand for a birth date not known exactly. */
function isFrench(digits: Digits): boolean {
  const month = value(digits, 3, 5);
  const known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  return (
    [1, 2, 3, 4, 7, 8].includes(digit(digits, 0)) &&
    known &&
    97 - (value(digits, 0, 13) % 97) === value(digits, 13, 15)
  );
}

function isHungarian(digits: Digits): boolean {
  return value(digits, 0, 8) > 0 && weighted(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digit(digits, 8);
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

/** Two check digits: Luhn over the first eleven, Verhoeff over the same. */
function isLuxembourgish(digits: Digits): boolean {
  const year = value(digits, 0, 4);
  const dated = year > 1850 && year < 2100 && isDate(value(digits, 4, 6), value(digits, 6, 8));
  return dated && luhn(digits, 0, 12) && verhoeff([...digits.slice(0, 11), digit(digits, 12)]);
}

/** Since 2017 numbers begin with 32 and carry no date and no check. */
function isLatvian(digits: Digits): boolean {
  if (value(digits, 0, 2) === 32) return true;
  const check = (1101 - weighted(digits, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11;
  return isDayMonthYear(digits) && check % 10 === digit(digits, 10);
}

function isDutch(digits: Digits): boolean {
  return value(digits, 0, 9) > 0 && weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
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

/** Months 21 to 32 are of the 2000s, 81 to 92 of the 1800s, and so on. */
function isPolish(digits: Digits): boolean {
  const sum = weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
  return isDate(value(digits, 2, 4) % 20, value(digits, 4, 6)) && sum % 10 === 0;
}

function isPortuguese(digits: Digits): boolean {
  const sum = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]);
  return (
    [1, 2, 3, 4, 5, 6, 7, 8, 9].includes(digit(digits, 0)) && complement11(sum) % 10 === digit(digits, 8)
  );
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

/** Ten digits, or twelve with the century. Coordination numbers add 60 to the day. */
function isSwedish(digits: Digits): boolean {
  const from = digits.length - 10;
  const day = value(digits, from + 4, from + 6);
  const century = from === 0 || [18, 19, 20].includes(value(digits, 0, 2));
  return (
    century && isDate(value(digits, from + 2, from + 4), day > 60 ? day - 60 : day) && luhn(digits, from)
  );
}

/** Day, month, three digits of the year, region, serial: the common numbering of former Yugoslavia. */
function isSlovenian(digits: Digits): boolean {
  const sum = weighted(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return isDayMonthYear(digits) && complement11(sum) % 10 === digit(digits, 12);
}

function isBritishHealth(digits: Digits): boolean {
  const check = complement11(weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
  return value(digits, 0, 9) > 0 && check === digit(digits, 9);
}
