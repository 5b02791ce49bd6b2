import { ALPHANUMERIC } from '../character-classes';
import type { TextReading } from '../text-reading';

/** A shorter run decodes to fewer than twelve characters, too few for the values that the detector finds. */
export const SHORTEST_BASE64 = 16;
/** A line at least this long may continue in the next: e-mail breaks at 76, PEM at 64. */
const SHORTEST_BROKEN_LINE = 60;

const NOTHING = 64;
/** Six bits by character code, of both alphabets: standard (+ /) and URL-safe (- _). RFC 4648. */
const SIX_BITS = new Uint8Array(256).fill(NOTHING);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'].forEach((character, index) => {
  SIX_BITS[character.charCodeAt(0)] = index;
});
for (const [character, bits] of ['+>', '->', '/?', '_?']) {
  SIX_BITS[character?.charCodeAt(0) ?? 0] = bits === '>' ? 62 : 63;
}

/**
 * Keeps the decoded text of a run of base64, if it decodes to text. Tries the whole run, with the next lines where it
 * is wrapped as in e-mail, and then the parts between `/`, `+`, `-` and `_`. Decoding stops after a few characters of
 * anything that is not text, so an ordinary long word costs almost nothing.
 */
export function readBase64(reading: TextReading, start: number, end: number): void {
  if (start < reading.decodedUntil) return;
  if (keepText(reading, start, reading.length)) return;
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && reading.classAt(to) & ALPHANUMERIC) to++;
    if (to - from >= SHORTEST_BASE64 && to - from < end - start) keepText(reading, from, to);
    from = to + 1;
  }
}

const utf8 = new TextDecoder();

function keepText(reading: TextReading, start: number, limit: number): boolean {
  const end = endOfText(reading, start, limit);
  if (end === undefined) return false;
  const bytes = new Uint8Array(end - start);
  let length = 0;
  decode(reading, start, end, (byte) => {
    if (byte !== 0) bytes[length++] = byte; // the zeros of UTF-16
    return true;
  });
  reading.encoded.push(utf8.decode(bytes.subarray(0, length)));
  reading.decodedUntil = end;
  return true;
}

/** The end of a run that decodes to text; `undefined` where it does not. */
function endOfText(reading: TextReading, start: number, limit: number): number | undefined {
  let good = 0;
  let bad = 0;
  let expected = 0; // continuation bytes a UTF-8 character still lacks
  const end = decode(reading, start, limit, (byte) => {
    if (byte === 0) return true;
    const continues = byte >= 0x80 && byte < 0xc0;
    if (continues !== expected > 0 || isControl(byte)) bad++;
    else good++;
    if (continues) expected = Math.max(0, expected - 1);
    else expected = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc0 ? 1 : 0;
    return bad * 8 <= good + 8;
  });
  return bad * 8 <= good + 8 && good >= SHORTEST_BASE64 / 2 ? end : undefined;
}

const isControl = (byte: number) =>
  (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 0x7f;

/** Passes the decoded bytes to `take` one by one, until `take` returns false or the run ends. Returns the end. */
function decode(reading: TextReading, start: number, limit: number, take: (byte: number) => boolean): number {
  let bits = 0;
  let count = 0;
  let lineStart = start;
  let i = start;
  for (; i < limit; i++) {
    const code = reading.at(i);
    const six = SIX_BITS[code] as number;
    if (six === NOTHING) {
      const next = nextLine(reading, i, lineStart);
      if (next === undefined) break;
      lineStart = next;
      i = next - 1;
      continue;
    }
    bits = ((bits << 6) | six) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    if (!take((bits >> count) & 0xff)) break;
  }
  reading.steps += i - start;
  return i;
}

/** Where the run continues after a line break at `at`, if it does. */
function nextLine(reading: TextReading, at: number, lineStart: number): number | undefined {
  const width = at - lineStart;
  if (width < SHORTEST_BROKEN_LINE || width % 4 !== 0) return undefined;
  const next = reading.at(at) === 13 ? at + 1 : at;
  if (reading.at(next) !== 10) return undefined;
  return SIX_BITS[reading.at(next + 1)] === NOTHING ? undefined : next + 1;
}
