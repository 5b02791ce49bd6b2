import { isUtf8 } from 'node:buffer';
import { type ObjectText, streamText } from './pdf-strings';

/**
 * The texts of a stream that is no picture, font or list of objects. Of what a page draws, and of the table of a font,
 * these are its strings: the numbers in between are places. Of everything else it is all text.
 */
export function streamTexts(bytes: Buffer): readonly string[] {
  const read = streamText(bytes.toString('latin1'));
  if (isCmap(read)) return read.strings.filter(({ length }) => length >= LONGER_THAN_A_LETTER);
  if (isDrawing(read)) return read.strings;
  return [...read.strings, ...allText(bytes)];
}

/** The text of bytes in UTF-8 or UTF-16; `undefined` for every other bytes. */
export function textOfBytes(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return utf16(swapped(bytes.subarray(2)));
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2));
  if (!isUtf8(bytes)) return undefined;
  // Every second byte is 0 where Latin letters are written in UTF-16 without a mark.
  if (first === 0 && second !== 0) return utf16(swapped(bytes));
  if (first !== 0 && second === 0) return utf16(bytes);
  const text = bytes.toString();
  return CONTROLS.test(text) ? undefined : text;
}

/** Whether a stream begins as the program of a font does: TrueType, OpenType, Type 1, CFF. */
export const isFont = (bytes: Buffer): boolean =>
  FONTS.some((begin) => bytes.subarray(0, begin.length).equals(begin));

const FONTS = ['\0\x01\0\0', 'true', 'OTTO', 'ttcf', '%!PS-Adobe', '%!FontType', '\x80\x01', '\x01\0'].map(
  (begin) => Buffer.from(begin, 'latin1'),
);

/** A table that maps codes to letters, and shows none of them. */
const isCmap = ({ syntax }: ObjectText): boolean => /\bbegincmap\b/.test(syntax) && !SHOWS.test(syntax);

/** The fewest characters to which one code of a font is not mapped, but in ligatures of two or three letters. */
const LONGER_THAN_A_LETTER = 4;

/** The operators that show text (ISO 32000-1, 9.4.3). */
const SHOWS = /(?:^|[\s\]])(?:T[jJ]|['"])(?=[\s/[]|$)/;

/** Whether a stream consists of operators that draw, each after its operands. Names are left out. */
function isDrawing({ syntax }: ObjectText): boolean {
  let endsWithOperator = true;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(syntax); match; match = WORD.exec(syntax)) {
    const [word] = match;
    endsWithOperator = OPERATORS.has(word);
    if (!endsWithOperator && !NUMBER.test(word) && !VALUES.has(word)) return false;
    if (word === 'ID') {
      // The bytes of a picture.
      PICTURE_ENDS.lastIndex = WORD.lastIndex;
      if (!PICTURE_ENDS.test(syntax)) return false;
      WORD.lastIndex = PICTURE_ENDS.lastIndex;
    }
  }
  return endsWithOperator;
}

/** A word that is not a name: a name begins with a slash. */
const WORD = /(?<![^\s()<>[\]{}%])[^\s()<>[\]{}/%]+/g;
const NUMBER = /^[+-]*\d*\.?\d*(?:-\d*)?$/;
const PICTURE_ENDS = /\sEI(?!\w)/g;

const VALUES: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** All operators of content streams (ISO 32000-1, annex A). */
const OPERATORS: ReadonlySet<string> = new Set(
  `b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri
  s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
);

/** The text in any bytes: all of it, or what a text between other bytes may be. */
function allText(bytes: Buffer): readonly string[] {
  const text = textOfBytes(bytes);
  if (text !== undefined) return [text];
  return bytes.toString('latin1').replaceAll('\0', '').match(TEXT) ?? [];
}

/** At least as many characters as a sensitive value has. */
const TEXT = /[\t\n\r -~]{8,}/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text has
const CONTROLS = /[\0-\x08\x0e-\x1f]/;

function utf16(bytes: Buffer): string | undefined {
  const text = bytes.subarray(0, bytes.length - (bytes.length % 2)).toString('utf16le');
  return text.isWellFormed() && !CONTROLS.test(text) ? text : undefined;
}

const swapped = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
