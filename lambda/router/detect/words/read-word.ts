import { ALPHANUMERIC, DIGIT, LETTER } from '../character-classes';
import { NOT_FOUND, type Reading } from '../reading';
import { isSeparator } from './separator';
import { WORD_FORMATS, type WordFormat } from './word-formats';

const startingWith = (first: string) => WORD_FORMATS.filter(({ pattern }) => pattern[0] === first);
const DIGIT_FIRST = startingWith('D');
const LETTER_FIRST = startingWith('L');

/** Finds an identifier of letters and digits that begins here; the position after it. */
export function readWord(reading: Reading, start: number): number {
  const formats = reading.classAt(start) & DIGIT ? DIGIT_FIRST : LETTER_FIRST;
  for (const format of formats) {
    const end = matchEnd(reading, start, format.pattern);
    if (end === NOT_FOUND || !format.valid(charactersOf(reading, start, end, format))) continue;
    reading.found(format.type);
    return end;
  }
  return NOT_FOUND;
}

/** Where a text of this pattern ends. A separator never fits a letter or digit, so nothing is tried twice. */
function matchEnd(reading: Reading, start: number, pattern: string): number {
  let at = start;
  for (let i = 0; i < pattern.length; i++) {
    const wanted = pattern.charCodeAt(i);
    const code = reading.at(at);
    if (wanted === SPACE) {
      if (isSeparator(code)) at++;
      continue;
    }
    if (!fits(wanted, code, reading.classAt(at))) return NOT_FOUND;
    at++;
  }
  reading.steps += at - start;
  return reading.classAt(at) & ALPHANUMERIC ? NOT_FOUND : at;
}

function fits(wanted: number, code: number, bits: number): boolean {
  if (wanted === ANY_DIGIT) return (bits & DIGIT) !== 0;
  if (wanted === ANY_LETTER) return (bits & LETTER) !== 0;
  if (wanted === EITHER) return (bits & ALPHANUMERIC) !== 0;
  return code === wanted;
}

function charactersOf(reading: Reading, start: number, end: number, { pattern }: WordFormat): string {
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
