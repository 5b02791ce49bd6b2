/** Objects of a PDF, as text. */
export interface ObjectText {
  /** Every string, decoded (ISO 32000-1, 7.3.4 and 7.9.2): in parentheses, or in hexadecimal digits. */
  readonly strings: readonly string[];
  /** The same objects without their strings and comments, which may hold any word of the syntax. */
  readonly syntax: string;
  /** Whether the last string has no end. It may have more than a string then. */
  readonly isOpen: boolean;
}

/** Reads objects, with their comments (ISO 32000-1, 7.2.3). */
export const objectText = (piece: string): ObjectText => read(piece, STRING_OR_COMMENT);

/** The same of a stream that a page draws, which has no comments. */
export const streamText = (piece: string): ObjectText => read(piece, STRING);

/** Linear in the length, whatever the piece holds. */
function read(piece: string, opening: RegExp): ObjectText {
  const strings: string[] = [];
  const syntax: string[] = [];
  let isOpen = false;
  let at = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(piece); match; match = opening.exec(piece)) {
    syntax.push(piece.slice(at, match.index));
    const [begin, digits] = match;
    if (begin === '(') {
      const { value, end } = literalAt(piece, opening.lastIndex);
      strings.push(decoded(value));
      isOpen = end > piece.length;
      opening.lastIndex = end;
    } else if (digits)
      strings.push(decoded(Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1')));
    at = opening.lastIndex;
  }
  syntax.push(piece.slice(at));
  // A space, because a string and a comment each end the word before them.
  return { strings: strings.filter((text) => text !== ''), syntax: syntax.join(' '), isOpen };
}

/** The begin of a string in parentheses, or the whole of one in digits. */
const STRING = /\(|<([0-9a-f\s]*)>/gi;

/** The same, or a comment. */
const STRING_OR_COMMENT = /\(|<([0-9a-f\s]*)>|%[^\r\n]*/gi;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The string that begins after its parenthesis. It ends beyond the piece where it has no end. */
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
