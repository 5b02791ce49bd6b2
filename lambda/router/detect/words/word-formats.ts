import type { EntityType } from '../../../../policy/entity';
import { digit, value, weighted } from '../checksums';
import { isDate } from '../dates';

/** A way of writing an identifier that mixes letters and digits. */
export interface WordFormat {
  readonly type: EntityType;
  /** `D` a digit, `L` a letter, `A` either, a space: one separator or none; any other character: itself. */
  readonly pattern: string;
  /** Whether the characters, upper case and without separators, are such an identifier. */
  readonly valid: (text: string) => boolean;
}

/** The identifiers with letters in them, in the order their issuers' countries sort. */
export const WORD_FORMATS: readonly WordFormat[] = [
  { type: 'cn-resident-id', pattern: 'DDDDDDDDDDDDDDDDDL', valid: (text) => isResidentId(text) },
  { type: 'de-svnr', pattern: 'DD DDDDDD L DDD', valid: (text) => isSvnr(text) },
  { type: 'es-dni', pattern: 'DD DDD DDD L', valid: (text) => isDni(text) },
  { type: 'es-dni', pattern: 'L DDDDDDD L', valid: (text) => isNie(text) },
  { type: 'es-dni', pattern: 'L D DDD DDD L', valid: (text) => isNie(text) },
  { type: 'fi-hetu', pattern: 'DDDDDD-DDDA', valid: (text) => isHetu(text) },
  { type: 'fi-hetu', pattern: 'DDDDDD+DDDA', valid: (text) => isHetu(text) },
  { type: 'fi-hetu', pattern: 'DDDDDDLDDDA', valid: (text) => isHetu(text) },
  { type: 'fr-nir', pattern: 'D DD DD DL DDD DDD DD', valid: (text) => isCorsicanNir(text) },
  { type: 'ie-pps', pattern: 'DDDDDDDL', valid: (text) => isPps(text) },
  { type: 'ie-pps', pattern: 'DDDDDDDLL', valid: (text) => isPps(text) },
  { type: 'it-codice-fiscale', pattern: 'LLL LLL AALAA LAAA L', valid: (text) => isCodiceFiscale(text) },
  { type: 'uk-nino', pattern: 'LL DD DD DD L', valid: (text) => isNino(text) },
  { type: 'us-mbi', pattern: 'DLAD LAD LLDD', valid: (text) => isMbi(text) },
];

const digitsOf = (text: string) => [...text].map((character) => character.charCodeAt(0) - 48);

/** GB 11643-1999: ISO 7064 MOD 11-2, where ten is written X. */
function isResidentId(text: string): boolean {
  if (!text.endsWith('X')) return false;
  const digits = digitsOf(text);
  return (
    isDate(value(digits, 10, 12), value(digits, 12, 14)) && weighted(digits, RESIDENT_WEIGHTS) % 11 === 2
  );
}
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** VKVV § 4: the letter counts as two digits, each weighted product as the sum of its digits. */
function isSvnr(text: string): boolean {
  const letter = text.charCodeAt(8) - 64;
  const digits = digitsOf(text.slice(0, 8) + String(letter).padStart(2, '0') + text.slice(9));
  const products = SVNR_WEIGHTS.map((weight, index) => weight * digit(digits, index));
  const sum = products.reduce((total, product) => total + Math.floor(product / 10) + (product % 10), 0);
  const day = value(digits, 2, 4);
  return sum % 10 === digit(digits, 12) && isDate(value(digits, 4, 6), day > 50 ? day - 50 : day);
}
const SVNR_WEIGHTS = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const isDni = (text: string) => DNI_LETTERS[Number(text.slice(0, 8)) % 23] === text[8];
/** A foreigner's number: X, Y, Z mean a leading 0, 1, 2. */
function isNie(text: string): boolean {
  const leading = 'XYZ'.indexOf(text.charAt(0));
  return leading >= 0 && isDni(leading + text.slice(1));
}

const HETU_LETTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** The seventh character is the century: + for 18, - and Y to U for 19, A to F for 20. */
function isHetu(text: string): boolean {
  if (!'+-YXWVUABCDEF'.includes(text.charAt(6))) return false;
  const number = Number(text.slice(0, 6) + text.slice(7, 10));
  const dated = isDate(Number(text.slice(2, 4)), Number(text.slice(0, 2)));
  return dated && HETU_LETTERS[number % 31] === text[10];
}

/** Born in Corsica: 2A and 2B count as 19 and 18 (INSEE). */
function isCorsicanNir(text: string): boolean {
  const department = { '2A': '19', '2B': '18' }[text.slice(5, 7)];
  if (department === undefined) return false;
  const number = Number(text.slice(0, 5) + department + text.slice(7, 13));
  return 97 - (number % 97) === Number(text.slice(13));
}

/** Weighted modulo 23; the second letter, in numbers since 2013, weighs nine. A trailing W weighs nothing. */
function isPps(text: string): boolean {
  const second = text.length > 8 && text[8] !== 'W' ? text.charCodeAt(8) - 64 : 0;
  if (second > 9) return false;
  const sum = weighted(digitsOf(text.slice(0, 7)), [8, 7, 6, 5, 4, 3, 2]) + second * 9;
  return 'WABCDEFGHIJKLMNOPQRSTUV'[sum % 23] === text[7];
}

const OMOCODE = 'LMNPQRSTUV';
const CODICE_ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
/** DM 23 December 1976; letters replace digits where two people would have the same code. */
function isCodiceFiscale(text: string): boolean {
  const plain = [...text].map((c, i) =>
    OMOCODE.includes(c) && CODICE_DIGITS.has(i) ? OMOCODE.indexOf(c) : c,
  );
  const day = Number(`${plain[9]}${plain[10]}`);
  if (!'ABCDEHLMPRST'.includes(text.charAt(8)) || !(day >= 1 && day <= 71)) return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const code = text.charCodeAt(i);
    const rank = code >= 65 ? code - 65 : code - 48;
    sum += i % 2 === 0 ? (CODICE_ODD[rank] ?? 0) : rank;
  }
  return String.fromCharCode(65 + (sum % 26)) === text[15];
}
const CODICE_DIGITS = new Set([6, 7, 9, 10, 12, 13, 14]);

/** No check digit: the letters HMRC does not issue (NIM39110). */
function isNino(text: string): boolean {
  return (
    !/^[DFIQUV]|^.[DFIOQUV]/.test(text) &&
    !['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'].includes(text.slice(0, 2)) &&
    'ABCD'.includes(text.charAt(8))
  );
}

/** No check digit: no S, L, O, I, B, Z, and no leading zero (CMS, Understanding the MBI Format). */
const isMbi = (text: string) => text[0] !== '0' && !/[SLOIBZ]/.test(text);
