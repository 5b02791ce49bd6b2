import { value } from '../checksums';
import { isDate } from '../dates';
import type { Reading } from '../reading';
import { digitsOf, type Groups, groupLength } from './groups';

const isYear = (number: number) => number >= 1800 && number < 2100;

/** Whether these groups are a date, begin with one, or are a span of two years: `2026-11-21`, `1998-2004`. */
export function isDateShaped(reading: Reading, groups: Groups, first: number, last: number): boolean {
  const number = (group: number) => {
    const digits = digitsOf(reading, groups, group, group);
    return digits.length > 4 ? Number.NaN : value(digits, 0, digits.length);
  };
  if (first === last) return isCompactDate(reading, groups, first);
  const [a, b] = [number(first), number(first + 1)];
  if (groupLength(groups, first) === 4 && isYear(a)) {
    if (last === first + 1) return groupLength(groups, last) === 4 && isYear(b);
    return isDate(b, number(first + 2));
  }
  if (last < first + 2) return false;
  const third = groupLength(groups, first + 2);
  const yearLast = third === 4 ? isYear(number(first + 2)) : third === 2 && last === first + 2;
  return yearLast && (isDate(a, b) || isDate(b, a));
}

/** `20261121`, alone or with a time after it. */
function isCompactDate(reading: Reading, groups: Groups, group: number): boolean {
  const length = groupLength(groups, group);
  if (length !== 8 && length !== 12 && length !== 14) return false;
  const digits = digitsOf(reading, groups, group, group);
  return isYear(value(digits, 0, 4)) && isDate(value(digits, 4, 6), value(digits, 6, 8));
}
