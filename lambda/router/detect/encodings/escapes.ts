import { ALPHANUMERIC, HEX } from '../character-classes';
import type { TextReading } from '../text-reading';

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const AMPERSAND = 0x26;
const NUMBER_SIGN = 0x23;
const OPENING = 0x7b;
const LOWER_U = 0x75;
const LOWER_X = 0x78;

/** Whether an escaped character may begin here: `%41`, `\u0041`, `\u{41}`, `\x41`, `&#65;`, `&#x41;`. */
export function isEscape(reading: TextReading, at: number): boolean {
  const next = reading.at(at + 1);
  switch (reading.at(at)) {
    case PERCENT:
      return isHexPair(reading, at + 1);
    case BACKSLASH:
      if (next === LOWER_X) return isHexPair(reading, at + 2);
      return next === LOWER_U && (reading.at(at + 2) === OPENING || isHexPair(reading, at + 2));
    case AMPERSAND:
      return next === NUMBER_SIGN && (reading.classAt(at + 2) & ALPHANUMERIC) !== 0;
    default:
      return false;
  }
}

const isHexPair = (reading: TextReading, at: number) =>
  (reading.classAt(at) & reading.classAt(at + 1) & HEX) !== 0;

const utf8 = new TextDecoder();
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The text with one layer of escapes undone; it never grows. Percent escapes are the bytes of UTF-8. */
export function unescapeText(text: string): string {
  const units = new Uint16Array(text.length);
  let length = 0;
  const add = (part: string) => {
    for (let i = 0; i < part.length; i++) units[length++] = part.charCodeAt(i);
  };
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const byte = unit === PERCENT ? percentByte(text, at) : -1;
    if (byte >= 0 && byte < 0x80) {
      units[length++] = byte;
      at += 3;
      continue;
    }
    const found = byte >= 0 ? percentRun(text, at) : readEscape(text, at);
    if (found === undefined) {
      units[length++] = unit;
      at++;
    } else {
      add(found.text);
      at = found.end;
    }
  }
  return utf16.decode(units.subarray(0, length));
}

interface Escape {
  readonly text: string;
  readonly end: number;
}

/** The byte of a percent escape at this position, -1 where there is none. */
function percentByte(text: string, at: number): number {
  if (text.charCodeAt(at) !== PERCENT) return -1;
  const high = hexValue(text, at + 1);
  const low = hexValue(text, at + 2);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** Escaped bytes outside ASCII, which form characters together. */
function percentRun(text: string, start: number): Escape {
  const bytes: number[] = [];
  let at = start;
  for (let byte = percentByte(text, at); byte >= 0x80; byte = percentByte(text, at)) {
    bytes.push(byte);
    at += 3;
  }
  return { text: utf8.decode(Uint8Array.from(bytes)), end: at };
}

/** The forms that name a code point: the prefix, the most digits, the suffix. */
const SEQUENCES = [
  { opening: '\\u{', radix: 16, fewest: 1, most: 6, closing: '}' },
  { opening: '\\u', radix: 16, fewest: 4, most: 4, closing: '' },
  { opening: '\\x', radix: 16, fewest: 2, most: 2, closing: '' },
] as const;
const ENTITIES = [
  { opening: '&#x', radix: 16, fewest: 1, most: 6, closing: ';' },
  { opening: '&#X', radix: 16, fewest: 1, most: 6, closing: ';' },
  { opening: '&#', radix: 10, fewest: 1, most: 7, closing: ';' },
] as const;

function readEscape(text: string, start: number): Escape | undefined {
  const first = text.charCodeAt(start);
  if (first !== BACKSLASH && first !== AMPERSAND) return undefined;
  const second = text.charCodeAt(start + 1);
  if (first === AMPERSAND ? second !== NUMBER_SIGN : second !== LOWER_U && second !== LOWER_X)
    return undefined;
  for (const { opening, radix, fewest, most, closing } of first === AMPERSAND ? ENTITIES : SEQUENCES) {
    if (!text.startsWith(opening, start)) continue;
    const from = start + opening.length;
    let to = from;
    while (to - from < most && isHex(text, to)) to++;
    if (to - from < fewest) continue;
    const point = Number.parseInt(text.slice(from, to), radix);
    if (!(point <= 0x10ffff)) continue;
    const closed = closing !== '' && text.startsWith(closing, to);
    return { text: String.fromCodePoint(point), end: closed ? to + 1 : to };
  }
  return undefined;
}

const isHex = (text: string, at: number) => hexValue(text, at) >= 0;

/** The value of a hexadecimal digit, -1 where there is none. */
function hexValue(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
