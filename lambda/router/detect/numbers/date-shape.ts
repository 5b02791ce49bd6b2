import { isDate } from '../dates';
import type { TextReading } from '../text-reading';
import { type Groups, groupLength, numberOf } from './groups';

const isYear = (number: number) => number >= 1800 && number < 2100;

/** Whether these groups are a date, begin with one, or are a span of two years: `2026-11-21`, `1998-2004`. */
export function isDateShaped(reading: TextReading, groups: Groups, first: number, last: number): boolean {
  const length = groupLength(groups, first);
  if (first === last) return isCompactDate(numberOf(reading, groups, first), length);
  if (length > 4 || length === 3) return false;
  const a = numberOf(reading, groups, first);
  const b = numberOf(reading, groups, first + 1);
  if (length === 4) {
    if (!isYear(a)) return false;
    if (last === first + 1) return groupLength(groups, last) === 4 && isYear(b);
    return isDate(b, numberOf(reading, groups, first + 2));
  }
  if (last < first + 2 || !(isDate(a, b) || isDate(b, a))) return false;
  const third = groupLength(groups, first + 2);
  return third === 4 ? isYear(numberOf(reading, groups, first + 2)) : third === 2 && last === first + 2;
}

/** `20261121`, alone or with a time after it. */
function isCompactDate(number: number, length: number): boolean {
  if (length !== 8 && length !== 12 && length !== 14) return false;
  const date = Math.floor(number / 10 ** (length - 8));
  return isYear(Math.floor(date / 10_000)) && isDate(Math.floor(date / 100) % 100, date % 100);
}
