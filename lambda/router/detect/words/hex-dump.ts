import { ALPHANUMERIC, HEX, LETTER } from '../character-classes';
import type { TextReading } from '../text-reading';

/** The longest separator between two words of a dump: `, `, ` | `. */
const WIDEST_GAP = 3;

/**
 * Whether a word is in a row of hexadecimal words: the word before or after it has the same length, and letters where an
 * identifier of digits with a final letter has none. `3f2a9c01 1234567a` is a memory dump and identifies no person.
 */
export const isInHexDump = (reading: TextReading, start: number, end: number): boolean =>
  isHexWord(reading, wordAfter(reading, end), end - start) ||
  isHexWord(reading, wordBefore(reading, start) - (end - start), end - start);

function wordAfter(reading: TextReading, end: number): number {
  let at = end;
  while (at - end < WIDEST_GAP && !(reading.classAt(at) & ALPHANUMERIC)) at++;
  return at;
}

/** Where the previous word ends. */
function wordBefore(reading: TextReading, start: number): number {
  let at = start;
  while (start - at < WIDEST_GAP && !(reading.classAt(at - 1) & ALPHANUMERIC)) at--;
  return at;
}

function isHexWord(reading: TextReading, start: number, length: number): boolean {
  reading.steps += length;
  if ((reading.classAt(start - 1) | reading.classAt(start + length)) & ALPHANUMERIC) return false;
  let seen = 0;
  for (let i = 0; i < length; i++) {
    const bits = reading.classAt(start + i);
    if (!(bits & HEX)) return false;
    if (i < length - 1) seen |= bits;
  }
  return (seen & LETTER) !== 0;
}
