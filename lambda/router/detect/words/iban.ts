import { afterBreak } from '../break';
import { ALPHANUMERIC, DIGIT, LETTER } from '../character-classes';
import { mod97 } from '../checksums';
import { NOT_FOUND, type TextReading } from '../text-reading';
import { isSeparator } from './separator';

const lengths = (list: string): ReadonlyMap<string, number> =>
  new Map(list.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));

/** Length of an IBAN by country: SWIFT IBAN registry, release 99 (2025-01), then countries that use it unregistered. */
const LENGTHS = lengths(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 ' +
    'KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 ' +
    'PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 ' +
    'VA22 VG24 XK20 YE30 ' +
    'AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28',
);

/** Countries whose account numbers have no letters after the check digits (same registry). */
const DIGITS_ONLY = new Set(
  'AE AT BA BE CZ DE DK EE ES FI HR HU IL IS LT ME NO PL PT RS SE SI SK XK'.split(' '),
);

/**
 * The position after an International Bank Account Number (ISO 13616) that begins here. Checks the country, its length
 * and MOD 97,10. The number may be in groups.
 */
export function readIban(reading: TextReading, start: number): number {
  if (!(reading.classAt(start) & reading.classAt(start + 1) & LETTER)) return NOT_FOUND;
  const first = reading.classAt(start + 2) & DIGIT ? start + 2 : start + 3;
  if (!(reading.classAt(first) & reading.classAt(first + 1) & DIGIT)) return NOT_FOUND;
  const length = LENGTHS.get(String.fromCharCode(reading.at(start), reading.at(start + 1)).toUpperCase());
  if (length === undefined) return NOT_FOUND;

  let text = '';
  let i = start;
  while (text.length < length) {
    if (reading.classAt(i) & ALPHANUMERIC) text += String.fromCharCode(reading.at(i++));
    else {
      const separated = isSeparator(reading.at(i)) && reading.classAt(i + 1) & ALPHANUMERIC;
      const next = separated ? i + 1 : afterBreak(reading, i);
      if (next === NOT_FOUND || !(reading.classAt(next) & ALPHANUMERIC)) break;
      i = next;
    }
  }
  reading.steps += i - start;
  if (text.length < length || reading.classAt(i) & ALPHANUMERIC) return NOT_FOUND;
  const upper = text.toUpperCase();
  if (DIGITS_ONLY.has(upper.slice(0, 2)) && !/^\d*$/.test(upper.slice(2))) return NOT_FOUND;
  if (mod97(upper.slice(4) + upper.slice(0, 4)) !== 1) return NOT_FOUND;
  reading.found('iban');
  return i;
}
