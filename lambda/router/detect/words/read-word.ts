import { ALPHANUMERIC, DIGIT, LETTER } from '../character-classes';
import { NOT_FOUND, type TextReading } from '../text-reading';
import { isInHexDump } from './hex-dump';
import { isSeparator } from './separator';
import { WORD_FORMATS, type WordFormat } from './word-formats';

/** The formats that begin with a letter, and those that begin with so many digits and then something else. */
const LETTER_FIRST = WORD_FORMATS.filter(({ pattern }) => pattern.startsWith('L'));
const BY_LEADING_DIGITS: WordFormat[][] = [];
for (const format of WORD_FORMATS) {
  for (const length of leadingDigits(format.pattern)) {
    BY_LEADING_DIGITS[length] ??= [];
    BY_LEADING_DIGITS[length]?.push(format);
  }
}

const LONGEST_LEADING = BY_LEADING_DIGITS.length - 1;
const NONE: readonly WordFormat[] = [];

/** Finds an identifier of letters and digits that begins here. Returns the position after it. */
export function readWord(reading: TextReading, start: number): number {
  for (const format of formatsFor(reading, start)) {
    const end = matchEnd(reading, start, format.pattern);
    if (end === NOT_FOUND || !format.valid(charactersOf(reading, start, end, format))) continue;
    if (isInHexDump(reading, start, end)) return NOT_FOUND;
    reading.found(format.type);
    return end;
  }
  return NOT_FOUND;
}

function formatsFor(reading: TextReading, start: number): readonly WordFormat[] {
  let end = start;
  while (end - start <= LONGEST_LEADING && reading.classAt(end) & DIGIT) end++;
  reading.steps += end - start + 1;
  return end === start ? LETTER_FIRST : (BY_LEADING_DIGITS[end - start] ?? NONE);
}

/** How many digits a text of this pattern may begin with: its separators may be left out. */
function leadingDigits(pattern: string): number[] {
  const leading = /^[D ]*/.exec(pattern)?.[0].trim() ?? '';
  const parts = leading === '' ? [] : leading.split(' ');
  return parts.map((_, index) => parts.slice(0, index + 1).join('').length);
}

/** Where a text of this pattern ends. A separator never fits a letter or digit, so nothing is tried twice. */
function matchEnd(reading: TextReading, start: number, pattern: string): number {
  let at = start;
  for (let i = 0; i < pattern.length; i++) {
    const wanted = pattern.charCodeAt(i);
    const code = reading.at(at);
    if (wanted === SPACE) {
      if (isSeparator(code)) at++;
      continue;
    }
    reading.steps++;
    if (!fits(wanted, code, reading.classAt(at))) return NOT_FOUND;
    at++;
  }
  return reading.classAt(at) & ALPHANUMERIC ? NOT_FOUND : at;
}

function fits(wanted: number, code: number, bits: number): boolean {
  if (wanted === ANY_DIGIT) return (bits & DIGIT) !== 0;
  if (wanted === ANY_LETTER) return (bits & LETTER) !== 0;
  if (wanted === EITHER) return (bits & ALPHANUMERIC) !== 0;
  return code === wanted;
}

function charactersOf(reading: TextReading, start: number, end: number, { pattern }: WordFormat): string {
  let text = '';
  for (let i = start; i < end; i++) {
    const code = reading.at(i);
    if (!isSeparator(code) || pattern.includes('-')) text += String.fromCharCode(code);
  }
  return text.toUpperCase();
}

const SPACE = 0x20;
const ANY_DIGIT = 0x44;
const ANY_LETTER = 0x4c;
const EITHER = 0x41;
