import { HEX } from '../character-classes';
import type { TextReading } from '../text-reading';

const LENGTH = 36;
const DASH = 0x2d;
const DASHES = new Set([8, 13, 18, 23]);

/** Whether the token is a UUID (RFC 9562): it identifies a thing and not a person, even where its digits look like another number. */
export function isUuid(reading: TextReading, start: number, end: number): boolean {
  if (end - start !== LENGTH) return false;
  for (let i = 0; i < LENGTH; i++) {
    const fits = DASHES.has(i) ? reading.at(start + i) === DASH : reading.classAt(start + i) & HEX;
    if (!fits) return false;
  }
  return true;
}
