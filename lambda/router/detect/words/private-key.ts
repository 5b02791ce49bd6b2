import { NOT_FOUND, type TextReading } from '../text-reading';

const BEGIN = '-----BEGIN ';
const KEY = 'PRIVATE KEY';
/** Much longer than any label in use, such as `RSA PRIVATE KEY BLOCK`. */
const LONGEST_LABEL = 40;

/** The position after the header of a PEM (RFC 7468) or OpenPGP private key. */
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
