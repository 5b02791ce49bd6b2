import { DIGIT, HEX, LETTER } from '../character-classes';
import type { TextReading } from '../text-reading';

const LENGTH = 36;
const DASH = 0x2d;
const UNDERSCORE = 0x5f;
const DASHES = new Set([8, 13, 18, 23]);
/** The longest kind of a thing and the longest place in a list: more could be a text of its own. */
const LONGEST = { kind: 24, place: 4 } as const;

/**
 * Whether the token is a UUID (RFC 9562), or an id made of one: with the kind of the thing before it, in letters, and its
 * place in a list after it, as in `fc_<UUID>_0` or `chatcmpl-<UUID>`. It identifies a thing and not a person, even where
 * its digits look like another number.
 */
export function isUuid(reading: TextReading, start: number, end: number): boolean {
  const last = withoutPlace(reading, end);
  const first = last - LENGTH;
  return first >= start && isKind(reading, start, first) && isBare(reading, first);
}

/** Where the token ends without a place such as `_0`. */
function withoutPlace(reading: TextReading, end: number): number {
  let at = end;
  while (end - at < LONGEST.place && reading.classAt(at - 1) & DIGIT) at--;
  return at < end && reading.at(at - 1) === UNDERSCORE ? at - 1 : end;
}

/** Nothing, or letters that end with a dash or an underscore. */
function isKind(reading: TextReading, from: number, to: number): boolean {
  if (to - from > LONGEST.kind) return false;
  for (let i = from; i < to; i++) {
    if (!(reading.classAt(i) & LETTER) && !isJoint(reading.at(i))) return false;
  }
  return from === to || isJoint(reading.at(to - 1));
}

const isJoint = (code: number): boolean => code === DASH || code === UNDERSCORE;

function isBare(reading: TextReading, start: number): boolean {
  for (let i = 0; i < LENGTH; i++) {
    const fits = DASHES.has(i) ? reading.at(start + i) === DASH : reading.classAt(start + i) & HEX;
    if (!fits) return false;
  }
  return true;
}
