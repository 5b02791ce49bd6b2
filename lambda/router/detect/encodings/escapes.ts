import { HEX } from '../character-classes';
import type { Reading } from '../reading';

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const AMPERSAND = 0x26;
const NUMBER_SIGN = 0x23;
const LOWER_U = 0x75;
const LOWER_X = 0x78;

/** Whether an escaped character begins here: `%41`, `\u0041`, `\u{41}`, `\x41`, `&#65;`, `&#x41;`. */
export function isEscape(reading: Reading, at: number): boolean {
  const next = reading.at(at + 1);
  switch (reading.at(at)) {
    case PERCENT:
      return (reading.classAt(at + 1) & reading.classAt(at + 2) & HEX) !== 0;
    case BACKSLASH:
      return next === LOWER_U || next === LOWER_X;
    case AMPERSAND:
      return next === NUMBER_SIGN;
    default:
      return false;
  }
}

const utf8 = new TextDecoder();
/** Each alternative has a fixed or bounded length, so there is nothing to backtrack into. */
const ESCAPED =
  /(?:%[0-9A-Fa-f]{2})+|\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]{1,6})\}|\\x([0-9A-Fa-f]{2})|&#(\d{1,7});?|&#[xX]([0-9A-Fa-f]{1,6});?/g;

/** The text with one layer of escapes undone. Percent escapes are the bytes of UTF-8. */
export function unescapeText(text: string): string {
  return text.replace(ESCAPED, (found: string, ...groups: (string | undefined)[]) => {
    const [unit, point, byte, decimal, hexadecimal] = groups;
    if (found.startsWith('%')) return percentDecoded(found);
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    const code =
      decimal !== undefined ? Number(decimal) : Number.parseInt(point ?? byte ?? hexadecimal ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}

function percentDecoded(run: string): string {
  const bytes = new Uint8Array(run.length / 3);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(run.slice(i * 3 + 1, i * 3 + 3), 16);
  return utf8.decode(bytes);
}
