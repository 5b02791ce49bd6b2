import { ALPHANUMERIC, DIGIT, LETTER, TOKEN } from './character-classes';
import { readBase64, SHORTEST_BASE64 } from './encodings/base64';
import { readNumbers } from './numbers/read-numbers';
import type { TextReading } from './text-reading';
import { readIban } from './words/iban';
import { readIpv6 } from './words/ipv6';
import { readAwsSecret, readKey } from './words/keys';
import { readMixed } from './words/mixed';
import { readWord } from './words/read-word';
import { isSeparator } from './words/separator';
import { isUuid } from './words/uuid';

const COLON = 0x3a;
const PLUS = 0x2b;

/**
 * Reads a token, the longest run of letters, digits and `+ / - _`, and every value that can begin inside it. Returns
 * the position after it. The parts of a token are its runs of letters and digits.
 */
export function readToken(reading: TextReading, start: number): number {
  let seen = 0;
  let end = start;
  for (let bits = reading.classAt(end); bits & TOKEN; bits = reading.classAt(++end)) seen |= bits;
  reading.steps += end - start;

  const long = end - start >= SHORTEST_BASE64;
  if (long) {
    readBase64(reading, start, end);
    readAwsSecret(reading, start, end);
    if (isUuid(reading, start, end)) return end;
  }
  let keyEnd = start;
  for (let from = start; from < end; ) {
    let to = from;
    let part = 0;
    for (let bits = reading.classAt(to); bits & ALPHANUMERIC; bits = reading.classAt(++to)) part |= bits;
    if (long && to > from && from >= keyEnd) keyEnd = readKey(reading, from);
    if (seen & DIGIT && to > from && from >= reading.readUntil) readPart(reading, from, to, part);
    from = to + 1;
  }
  return end;
}

/** Tries what a run of letters and digits can begin, the most certain first. */
function readPart(reading: TextReading, from: number, to: number, seen: number): void {
  const digitsOnly = (seen & ALPHANUMERIC) === DIGIT;
  const besideColon = reading.at(to) === COLON || reading.at(from - 1) === COLON;
  // No identifier has digits only: letters must follow, directly or after a separator.
  const mayGoOn = !digitsOnly || isJoint(reading, to);
  const begin = digitsOnly ? lettersBefore(reading, from) : from;
  const until =
    (besideColon && readIpv6(reading, from)) ||
    readIban(reading, begin) ||
    (mayGoOn && (readWord(reading, begin) || (begin < from && readWord(reading, from)))) ||
    (digitsOnly ? readNumbers(reading, from) : readMixed(reading, from, to));
  if (until) reading.readUntil = until;
}

/** A separator of identifiers with another letter or digit after it. */
const isJoint = (reading: TextReading, at: number): boolean =>
  (isSeparator(reading.at(at)) || reading.at(at) === PLUS) && (reading.classAt(at + 1) & ALPHANUMERIC) !== 0;

/** The one or two letters that are separate before these digits, as in `AB 12 34 56 C`. */
function lettersBefore(reading: TextReading, from: number): number {
  if (!isSeparator(reading.at(from - 1))) return from;
  let begin = from - 1;
  while (from - begin < 3 && reading.classAt(begin - 1) & LETTER) begin--;
  return begin === from - 1 || reading.classAt(begin - 1) & ALPHANUMERIC ? from : begin;
}
