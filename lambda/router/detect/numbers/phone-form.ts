import { ALPHANUMERIC } from '../character-classes';
import type { TextReading } from '../text-reading';
import { GAP, type Groups, groupLength } from './groups';

const OPENING = 0x28;
const ZERO = 0x30;
const ONE = 0x31;

/**
 * Groupings without a leading zero, one decimal digit a group, that are used for telephone numbers and for little else:
 * Portugal and Brazil, Poland, Switzerland and Türkiye, Britain and Japan, China, Norway.
 */
const TELLING = new Set([2334, 2322, 3322, 244, 344, 254]);
/** The same with dashes; with spaces they are lists of numbers. */
const TELLING_DASHED = new Set([2222, 333, 2322, 323]);

/** Whether numbers in groups look like a telephone number without a word that announces one. */
export function hasPhoneForm(
  reading: TextReading,
  groups: Groups,
  first: number,
  last: number,
  digits: number,
): boolean {
  const start = groups.starts[first] ?? 0;
  const lengths = lengthsOf(groups, first, last);
  if (lengths === 334 || (lengths === 1334 && reading.at(start) === ONE)) return true;
  if (reading.at(start - 1) === OPENING) return isAreaInBrackets(reading, groups, first, last, digits);
  if (reading.at(start) === ZERO) {
    return reading.at(start + 1) === ZERO
      ? digits >= 10 && last - first >= 2 && reading.at(start + 2) !== ZERO
      : hasTrunkZero(groups, first, last, digits);
  }
  const gaps = groups.gaps[last];
  if (gaps === GAP.dash && TELLING_DASHED.has(lengths)) return true;
  return TELLING.has(lengths);
}

/** `334` for groups of three, three and four; 9 means nine or more. */
function lengthsOf(groups: Groups, first: number, last: number): number {
  let lengths = 0;
  for (let g = first; g <= last; g++) lengths = lengths * 10 + Math.min(9, groupLength(groups, g));
  return lengths;
}

/** Whether no further group follows with a separator that the number has inside. */
export function standsApart(groups: Groups, first: number, last: number): boolean {
  const after = groups.gaps[last + 1];
  const before = first === 0 ? undefined : groups.gaps[first];
  for (let g = first + 1; g <= last; g++) {
    if (groups.gaps[g] === after || groups.gaps[g] === before) return false;
  }
  return true;
}

/** `(07) 5331 0577`; not the year of a citation, `(2004) 123-145`, and not a call, `f(96) 627-277`. */
function isAreaInBrackets(
  reading: TextReading,
  groups: Groups,
  first: number,
  last: number,
  digits: number,
): boolean {
  const start = groups.starts[first] ?? 0;
  if (reading.classAt(start - 2) & ALPHANUMERIC || groups.gaps[first + 1] !== GAP.bracket) return false;
  const area = groupLength(groups, first);
  const isYear = area === 4 && reading.at(start) !== ZERO;
  return area <= 5 && !isYear && digits >= 8 && digits <= 13 && eachAtLeast(2, groups, first + 1, last);
}

/** `027 896 92 86`, `041-412-293`, `06-12345678`: nine to eleven digits, the area of two to five. */
function hasTrunkZero(groups: Groups, first: number, last: number, digits: number): boolean {
  const area = groupLength(groups, first);
  const isZipCode = area === 5 && groupLength(groups, first + 1) === 4 && groups.gaps[last] === GAP.dash;
  if (digits < 9 || digits > 11 || area < 2 || area > 5 || last - first > 4 || isZipCode) return false;
  return eachAtLeast(2, groups, first + 1, last) && groups.gaps.slice(first + 2, last + 1).every(isInnerGap);
}

const isInnerGap = (gap: number) => gap === GAP.space || gap === GAP.dash || gap === GAP.dot;

function eachAtLeast(length: number, groups: Groups, first: number, last: number): boolean {
  for (let g = first; g <= last; g++) if (groupLength(groups, g) < length) return false;
  return true;
}
