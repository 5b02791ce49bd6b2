/**
 * Every string in a piece of a PDF, decoded (ISO 32000-1, 7.3.4 and 7.9.2): in parentheses, or in hexadecimal digits.
 * Linear in the length, whatever the piece holds.
 */
export function stringsIn(piece: string): readonly string[] {
  const found: string[] = [];
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(piece); match; match = OPENING.exec(piece)) {
    if (match[1] === undefined) {
      const { value, end } = literalAt(piece, OPENING.lastIndex);
      found.push(decoded(value));
      OPENING.lastIndex = end;
    } else if (match[1] !== '')
      found.push(decoded(Buffer.from(match[1].replace(/\s/g, ''), 'hex').toString('latin1')));
  }
  return found.filter((text) => text !== '');
}

/** The begin of a string in parentheses, or the whole of one in digits. */
const OPENING = /\(|<([0-9a-f\s]*)>/gi;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The string that begins after its parenthesis; to the end of the piece where it has none. */
function literalAt(piece: string, from: number): { readonly value: string; readonly end: number } {
  let value = '';
  let depth = 1;
  let at = from;
  for (; at < piece.length; at++) {
    const letter = piece[at] ?? '';
    if (letter === '\\') {
      const [escaped = '', octal] = /^(?:([0-7]{1,3})|\r\n|[\s\S])/.exec(piece.slice(at + 1, at + 4)) ?? [];
      if (octal !== undefined) value += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      // An escaped end of line is no character.
      else if (!/^[\r\n]/.test(escaped)) value += ESCAPES[escaped] ?? escaped;
      at += escaped.length;
      continue;
    }
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0) break;
    value += letter;
  }
  return { value, end: at + 1 };
}

/** A string of bytes as text: UTF-16 or UTF-8 where it says so, otherwise one character for each byte. */
function decoded(bytes: string): string {
  if (bytes.startsWith('\xfe\xff')) {
    const pairs = Buffer.from(bytes.slice(2, bytes.length - (bytes.length % 2)), 'latin1');
    return pairs.swap16().toString('utf16le');
  }
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString();
  // The pages of some fonts have two bytes for a character, of which the first is 0.
  return bytes.replaceAll('\0', '');
}
