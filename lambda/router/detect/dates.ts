import { type Digits, value } from './checksums';

/** Whether day and month can be a date. The year is not known well enough to check leap years. */
export const isDate = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month - 1] ?? 0);

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Year, month and day in six digits from a position. */
export const isYearMonthDay = (digits: Digits, from = 0): boolean =>
  isDate(value(digits, from + 2, from + 4), value(digits, from + 4, from + 6));

/** Day, month and year in six digits from a position. */
export const isDayMonthYear = (digits: Digits, from = 0): boolean =>
  isDate(value(digits, from + 2, from + 4), value(digits, from, from + 2));
