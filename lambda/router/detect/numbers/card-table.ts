import { DIGIT } from '../character-classes';
import type { TextReading } from '../text-reading';
import { isPaymentCard } from './payment-card';

/** Rows examined on either side. */
const REACH = 2;
/** This many rows of the same shape that are not cards make a table of numbers; a single one may be a mistyped card. */
const FEWEST = 2;
const ZERO = 0x30;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Whether a line of digits in groups is a row of a table: the lines above and below have the same shape, and none of
 * them is a card number. A list of cards is not a table.
 */
export function isTableRow(reading: TextReading, start: number, end: number): boolean {
  let others = 0;
  for (const step of [-1, 1]) {
    let row = start;
    for (let i = 0; i < REACH; i++) {
      row = step < 0 ? rowAbove(reading, row, end - start) : rowBelow(reading, row, end - start);
      const digits = digitsOfRow(reading, row, start, end);
      if (!digits) break;
      if (isPaymentCard(digits)) return false;
      others++;
    }
  }
  return others >= FEWEST;
}

function rowAbove(reading: TextReading, row: number, width: number): number {
  const lineEnd = reading.at(row - 2) === CARRIAGE_RETURN ? row - 2 : row - 1;
  return reading.at(row - 1) === LINE_FEED ? lineEnd - width : -1;
}

function rowBelow(reading: TextReading, row: number, width: number): number {
  const lineEnd = row + width;
  const next = reading.at(lineEnd) === CARRIAGE_RETURN ? lineEnd + 1 : lineEnd;
  return reading.at(next) === LINE_FEED ? next + 1 : -1;
}

/** The digits of a line that begins at `row` and has its separators where the text from `start` to `end` has. */
function digitsOfRow(reading: TextReading, row: number, start: number, end: number): number[] | undefined {
  if (row < 0) return undefined;
  const digits: number[] = [];
  for (let i = 0; i < end - start; i++) {
    const isDigit = reading.classAt(row + i) & DIGIT;
    if (isDigit !== (reading.classAt(start + i) & DIGIT)) return undefined;
    if (isDigit) digits.push(reading.at(row + i) - ZERO);
    else if (reading.at(row + i) !== reading.at(start + i)) return undefined;
  }
  reading.steps += end - start;
  return isLineEnd(reading.at(row - 1)) && isLineEnd(reading.at(row + end - start)) ? digits : undefined;
}

/** A line break, or the beginning or end of the text. */
const isLineEnd = (code: number) => code === LINE_FEED || code === CARRIAGE_RETURN || code === 0;
