import { ALPHANUMERIC, DIGIT, EMAIL_LOCAL, LETTER, OTHER_LETTER } from '../character-classes';
import { NOT_FOUND, type TextReading } from '../text-reading';

/** RFC 5321, 4.5.3.1. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

const DOT = 0x2e;
const DASH = 0x2d;
const COLON = 0x3a;
const NAME = ALPHANUMERIC | OTHER_LETTER;

/**
 * The position after an e-mail address around an `@`. Not every `name@place` is one: programs write `pkg@1.2.3`,
 * `icon@2x.png` and `git@host:path`.
 */
export function readEmail(reading: TextReading, at: number): number {
  const start = startOfLocal(reading, at);
  reading.steps += at - start;
  if (start === at || isVersionOrScale(reading, at + 1)) return NOT_FOUND;
  const end = endOfDomain(reading, at + 1);
  if (end === undefined || isGitRemote(reading, start, at, end)) return NOT_FOUND;
  reading.found('email');
  return end;
}

function startOfLocal(reading: TextReading, at: number): number {
  if (reading.at(at - 1) === DOT) return at;
  const limit = Math.max(0, at - LONGEST_LOCAL);
  let start = at;
  while (start > limit && reading.classAt(start - 1) & EMAIL_LOCAL) start--;
  while (start < at && !(reading.classAt(start) & NAME)) start++;
  return start;
}

/** The position after the last label that can be a top-level domain and follows another label. */
function endOfDomain(reading: TextReading, from: number): number | undefined {
  let end: number | undefined;
  for (let label = from; label - from < LONGEST_DOMAIN; ) {
    const labelEnd = endOfLabel(reading, label);
    reading.steps += labelEnd - label + 1;
    if (labelEnd === label) break;
    if (label > from && isTopLevel(reading, label, labelEnd)) end = labelEnd;
    if (reading.at(labelEnd) !== DOT) break;
    label = labelEnd + 1;
  }
  return end;
}

function endOfLabel(reading: TextReading, label: number): number {
  let end = label;
  const limit = label + LONGEST_LOCAL;
  while (end < limit && (reading.classAt(end) & NAME || (reading.at(end) === DASH && end > label))) end++;
  return end;
}

/** Two letters or more; the encoded international ones (`xn--…`) begin with letters too. */
const isTopLevel = (reading: TextReading, label: number, end: number) =>
  end - label > 1 && isLetter(reading, label) && isLetter(reading, label + 1);

const isLetter = (reading: TextReading, at: number) => (reading.classAt(at) & (LETTER | OTHER_LETTER)) !== 0;

/** `4.17.21` and `2x.png`. */
function isVersionOrScale(reading: TextReading, from: number): boolean {
  let i = from;
  while (reading.classAt(i) & DIGIT) i++;
  if (i === from) return false;
  if (reading.at(i) === DOT) return (reading.classAt(i + 1) & DIGIT) !== 0;
  return reading.at(i) === LOWER_X && reading.at(i + 1) === DOT;
}

function isGitRemote(reading: TextReading, start: number, at: number, end: number): boolean {
  return reading.at(end) === COLON && at - start === 3 && reading.startsWith(start, 'git');
}

const LOWER_X = 0x78;
