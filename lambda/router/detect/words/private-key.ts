import { NOT_FOUND, type TextReading } from '../text-reading';

const BEGIN = '-----BEGIN ';
const KEY = 'PRIVATE KEY';
/** The longest label in use is `RSA PRIVATE KEY BLOCK` and its like; far below this. */
const LONGEST_LABEL = 40;

/** The header of a PEM private key (RFC 7468), or of an OpenPGP one; the position after it. */
export function readPrivateKey(reading: TextReading, at: number): number {
  if (reading.at(at + 1) !== 0x2d || !reading.startsWith(at, BEGIN)) return NOT_FOUND;
  const limit = at + BEGIN.length + LONGEST_LABEL;
  for (let i = at + BEGIN.length; i < limit; i++) {
    if (reading.at(i) === 0x2d) return NOT_FOUND;
    if (!reading.startsWith(i, KEY)) continue;
    reading.found('private-key-block');
    reading.steps += limit - at;
    return i + KEY.length;
  }
  return NOT_FOUND;
}
