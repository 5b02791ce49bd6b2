import { ALPHANUMERIC, DIGIT, LETTER } from '../character-classes';
import { mod97 } from '../checksums';
import { NOT_FOUND, type Reading } from '../reading';
import { isSeparator } from './separator';

/** Length of an IBAN by country: SWIFT IBAN registry, release 99 (2025-01). */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BI: 27,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DJ: 27,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FK: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HN: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MN: 20,
  MR: 27,
  MT: 31,
  MU: 30,
  NI: 28,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
  YE: 30,
};

/**
 * An International Bank Account Number (ISO 13616) that begins here: country, its length, and MOD 97,10.
 * Written together or in groups. The position after it.
 */
export function readIban(reading: Reading, start: number): number {
  if (!(reading.classAt(start) & reading.classAt(start + 1) & LETTER)) return NOT_FOUND;
  const first = reading.classAt(start + 2) & DIGIT ? start + 2 : start + 3;
  if (!(reading.classAt(first) & reading.classAt(first + 1) & DIGIT)) return NOT_FOUND;
  const length = LENGTHS[String.fromCharCode(reading.at(start), reading.at(start + 1)).toUpperCase()];
  if (length === undefined) return NOT_FOUND;

  let text = '';
  let i = start;
  for (; text.length < length; i++) {
    if (reading.classAt(i) & ALPHANUMERIC) text += String.fromCharCode(reading.at(i));
    else if (!isSeparator(reading.at(i)) || isSeparator(reading.at(i - 1))) break;
  }
  reading.steps += i - start;
  if (text.length < length || reading.classAt(i) & ALPHANUMERIC) return NOT_FOUND;
  const upper = text.toUpperCase();
  if (mod97(upper.slice(4) + upper.slice(0, 4)) !== 1) return NOT_FOUND;
  reading.found('iban');
  return i;
}
