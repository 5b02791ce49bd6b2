import { ALPHANUMERIC, CLASS, DIGIT, TOKEN } from './character-classes';
import { isEscape } from './encodings/escapes';
import { NOT_FOUND, type TextReading } from './text-reading';
import { readToken } from './token';
import { readEmail } from './words/email';
import { readPrivateKey } from './words/private-key';

/** From this length a token without a digit may still be a key or an encoded text. */
const LONG = 16;

/** All ones for the characters of a token, so that a run grows through them and ends anywhere else. */
const RUN = new Int8Array(256);
/** Not zero for the characters at which something may begin. */
const TRIGGER = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  RUN[code] = (CLASS[code] as number) & TOKEN ? -1 : 0;
  TRIGGER[code] = (CLASS[code] as number) & DIGIT;
}
for (const character of '@-%\\&') TRIGGER[character.charCodeAt(0)] = 1;

/**
 * Reads a text once. Every sensitive value contains a digit, an `@`, a row of dashes or a long token. So the loop only
 * counts the length of the current token and stops at those. The processor predicts its two branches almost always,
 * which makes it fast.
 */
export function scan(reading: TextReading): void {
  const { bytes, length } = reading;
  reading.steps += length;
  let run = 0;
  for (let i = 0; i < length; i++) {
    const code = bytes[i] as number;
    run = (run + 1) & (RUN[code] as number);
    if (((TRIGGER[code] as number) | (run & LONG)) === 0) continue;
    const end = run >= LONG ? readToken(reading, i + 1 - run) : trigger(reading, code, i, run);
    if (end > i) {
      i = end - 1;
      run = 0;
    }
  }
}

/** Reads the value that this character begins. Returns the position after it. */
function trigger(reading: TextReading, code: number, at: number, run: number): number {
  if ((CLASS[code] as number) & ALPHANUMERIC) return readToken(reading, at + 1 - run);
  if (code === AT) return readEmail(reading, at);
  if (code === DASH) return readPrivateKey(reading, at);
  if (isEscape(reading, at)) reading.escaped = true;
  return NOT_FOUND;
}

const AT = 0x40;
const DASH = 0x2d;
