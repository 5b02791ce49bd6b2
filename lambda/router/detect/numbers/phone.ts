import { ALPHANUMERIC, DIGIT } from '../character-classes';
import { contextAfter, contextBefore } from '../context';
import type { TextReading } from '../text-reading';
import { isDateShaped } from './date-shape';
import { GAP, type Groups, groupLength } from './groups';
import { hasPhoneForm, standsApart } from './phone-form';

/** E.164 allows fifteen digits; two more for an international prefix. */
export const MOST_DIGITS = 17;
const MOST_AFTER_PLUS = 15;
/** The fewest digits, by the evidence: the weaker the evidence, the more digits are required. */
const FEWEST = { announced: 6, hinted: 7, formed: 7, afterPlus: 8, bareAfterPlus: 9, bareHinted: 9 } as const;

/**
 * Whether groups `first` to `last` are a telephone number. It has no checksum, so its form or the words beside it must
 * identify it.
 */
export function isPhone(reading: TextReading, groups: Groups, first: number, last: number): boolean {
  let digits = 0;
  for (let g = first; g <= last; g++) digits += groupLength(groups, g);
  if (digits < FEWEST.announced || digits > MOST_DIGITS) return false;
  const bare = first === last;
  if (!standsApart(groups, first, last)) return false;
  const start = groups.starts[first] ?? 0;
  const end = groups.ends[last] ?? 0;
  if (hasPlus(reading, start)) {
    return digits >= (bare ? FEWEST.bareAfterPlus : FEWEST.afterPlus) && digits <= MOST_AFTER_PLUS;
  }
  if (isAmount(reading, start, end) || isDateShaped(reading, groups, first, last)) return false;
  if (bare && hasLetterBefore(reading, start)) return false;
  if (!bare && digits >= FEWEST.formed) {
    if (hasExtension(reading, end) || hasPhoneForm(reading, groups, first, last, digits)) return true;
  }
  if (isDecimal(groups, first, last)) return false;
  return isAnnounced(reading, start, end, digits, bare);
}

/** `mobile: 747955`; `office: 5331 0577`, `5331 0577 (fax)` with less certain words. */
function isAnnounced(
  reading: TextReading,
  start: number,
  end: number,
  digits: number,
  bare: boolean,
): boolean {
  const before = contextBefore(reading, start);
  if (before.has('phone')) return true;
  if (digits < (bare ? FEWEST.bareHinted : FEWEST.hinted)) return false;
  if (before.has('phone-hint') || before.has('phone-label')) return true;
  const after = contextAfter(reading, end);
  return after.has('phone-label') || after.has('phone');
}

const PLUS = 0x2b;
const OPENING = 0x28;
const SPACE = 0x20;

/** `+44`, `(+44)`, `+(44)`; not the plus of a sum. */
function hasPlus(reading: TextReading, start: number): boolean {
  const direct = reading.at(start - 1) === PLUS;
  if (!direct && !(reading.at(start - 1) === OPENING && reading.at(start - 2) === PLUS)) return false;
  const before = direct ? start - 2 : start - 3;
  if (reading.classAt(before) & ALPHANUMERIC) return false;
  return !(reading.at(before) === SPACE && reading.classAt(before - 1) & DIGIT);
}

const CURRENCY = new Set([...'$#<>^*'].map((character) => character.charCodeAt(0)));
const CONTINUING = new Set([...'.,:%$'].map((character) => character.charCodeAt(0)));

/** Money, a decimal, a time or a share: `$5 000 000`, `1,234 567`, `20 12:30`. */
function isAmount(reading: TextReading, start: number, end: number): boolean {
  const before = reading.at(start - 1);
  if (CURRENCY.has(before)) return true;
  if (CONTINUING.has(before) && reading.classAt(start - 2) & DIGIT) return true;
  return CONTINUING.has(reading.at(end)) && (reading.classAt(end + 1) & DIGIT) !== 0;
}

/** `3.14159265`, and the parts of an address or a version, `10.0.0.0/16`. */
function isDecimal(groups: Groups, first: number, last: number): boolean {
  if (groups.gaps[first + 1] !== GAP.dot) return false;
  if (last === first + 1) return true;
  for (let g = first + 1; g <= last; g++) if (groupLength(groups, g) < 2) return true;
  return false;
}

const DASH = 0x2d;
/** `INV-5551234567` */
const hasLetterBefore = (reading: TextReading, start: number) =>
  reading.at(start - 1) === DASH && (reading.classAt(start - 2) & ALPHANUMERIC) !== 0;

/** `x751`, ` x 751`, ` ext. 751`, ` ext 751` after the last group. */
function hasExtension(reading: TextReading, end: number): boolean {
  let i = end;
  if (reading.at(i) === SPACE) i++;
  if ((reading.at(i) | 0x20) !== 0x78) {
    if (
      (reading.at(i) | 0x20) !== 0x65 ||
      (reading.at(i + 1) | 0x20) !== 0x78 ||
      (reading.at(i + 2) | 0x20) !== 0x74
    ) {
      return false;
    }
    i += 2;
  }
  i++;
  if (reading.at(i) === 0x2e) i++;
  if (reading.at(i) === SPACE) i++;
  return (reading.classAt(i) & DIGIT) !== 0;
}
