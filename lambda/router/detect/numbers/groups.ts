import { ALPHANUMERIC, DIGIT } from '../character-classes';
import type { TextReading } from '../text-reading';

/** The separator between two groups of digits. */
export const GAP = { none: 0, space: 1, dash: 2, dot: 3, slash: 4, bracket: 5 } as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

/** Groups of digits that belong together, as `4012 8888-8888 1881`; separators of up to three characters. */
export interface Groups {
  readonly starts: number[];
  readonly ends: number[];
  /** The separator before each group; `none` before the first. */
  readonly gaps: Gap[];
  /** After the last group. */
  end: number;
  /** The run of equal groups examined last. */
  run?: Run;
}

/** Groups of one length with the same gap between them, from first to last. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly gap: Gap | undefined;
  /** Whether it can be card numbers, one after another: three in four of them valid. */
  readonly cards: boolean;
}

/** Reads from the first digit of a group to the last group that has digits only. */
export function readGroups(reading: TextReading, start: number): Groups {
  const groups: Groups = { starts: [], ends: [], gaps: [], end: start };
  let gap: Gap = GAP.none;
  let at = start;
  for (;;) {
    let end = at;
    while (reading.classAt(end) & DIGIT) end++;
    reading.steps += end - at + 1;
    if (isGlued(reading, end)) break;
    groups.starts.push(at);
    groups.ends.push(end);
    groups.gaps.push(gap);
    groups.end = end;
    const width = gapWidth(reading, end);
    if (width === 0) break;
    gap = gapOf(reading, end, width);
    at = end + width;
  }
  return groups;
}

/** Whether a further group belongs to the one that ends here. */
export const isJoined = (reading: TextReading, end: number): boolean => gapWidth(reading, end) > 0;

/** A letter follows: `7020th`; the `x` of a telephone extension does not count. */
function isGlued(reading: TextReading, end: number): boolean {
  if (!(reading.classAt(end) & ALPHANUMERIC)) return false;
  return !((reading.at(end) | 0x20) === LOWER_X && reading.classAt(end + 1) & DIGIT);
}

const ZERO = 0x30;
const SPACE = 0x20;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const OPENING = 0x28;
const CLOSING = 0x29;
const LOWER_X = 0x78;

/** Gap by first character, where a digit follows at once; `none` where no gap begins. */
const SINGLE = new Uint8Array(256);
SINGLE[SPACE] = GAP.space;
SINGLE[DASH] = GAP.dash;
SINGLE[DOT] = GAP.dot;
SINGLE[SLASH] = GAP.slash;
SINGLE[OPENING] = GAP.bracket;
SINGLE[CLOSING] = GAP.bracket;

/** Characters between this group and the next, 0 where no other group belongs to it. */
function gapWidth(reading: TextReading, end: number): number {
  const first = reading.at(end);
  if (SINGLE[first] === GAP.none) return 0;
  if (reading.classAt(end + 1) & DIGIT) return 1;
  const second = reading.at(end + 1);
  if (reading.classAt(end + 2) & DIGIT) {
    const pair =
      (first === CLOSING && (second === SPACE || second === DASH || second === DOT || second === SLASH)) ||
      ((first === SPACE || first === DASH) && second === OPENING) ||
      (first === SPACE && second === SPACE);
    return pair ? 2 : 0;
  }
  const spaced = first === SPACE && (second === DASH || second === SLASH) && reading.at(end + 2) === SPACE;
  return spaced && reading.classAt(end + 3) & DIGIT ? 3 : 0;
}

function gapOf(reading: TextReading, end: number, width: number): Gap {
  if (width !== 2) return SINGLE[reading.at(width === 1 ? end : end + 1)] as Gap;
  return reading.at(end) === SPACE && reading.at(end + 1) === SPACE ? GAP.space : GAP.bracket;
}

/** Appends the digits of a group. */
export function addDigits(reading: TextReading, groups: Groups, group: number, digits: number[]): void {
  const end = groups.ends[group] ?? 0;
  for (let i = groups.starts[group] ?? 0; i < end; i++) digits.push(reading.at(i) - ZERO);
  reading.steps += groupLength(groups, group);
}

/** A group as a number; exact up to fifteen digits. */
export function numberOf(reading: TextReading, groups: Groups, group: number): number {
  const end = groups.ends[group] ?? 0;
  let number = 0;
  for (let i = groups.starts[group] ?? 0; i < end; i++) number = number * 10 + reading.at(i) - ZERO;
  reading.steps += groupLength(groups, group);
  return number;
}

export const groupLength = (groups: Groups, group: number): number =>
  (groups.ends[group] ?? 0) - (groups.starts[group] ?? 0);
