// The classes of each character of a folded text: one table look-up instead of a chain of comparisons.

export const DIGIT = 1;
export const UPPER = 2;
export const LOWER = 4;
export const LETTER = UPPER | LOWER;
export const ALPHANUMERIC = DIGIT | LETTER;
/** The further characters of base64, standard and URL-safe. With letters and digits they make a token. */
export const TOKEN_MARK = 8;
export const TOKEN = ALPHANUMERIC | TOKEN_MARK;
/** May come before the `@` of an e-mail address. */
export const EMAIL_LOCAL = 16;
export const HEX = 32;
/** A letter outside ASCII that folds to none inside it. */
export const OTHER_LETTER = 64;

/** What a letter outside ASCII is folded to, and what any other character outside ASCII is. */
export const OTHER_LETTER_CODE = 0x80;
export const OTHER_CODE = 0x81;

/** Class bits by character code. */
export const CLASS = new Uint8Array(256);

const mark = (characters: string, bits: number) => {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    CLASS[code] = (CLASS[code] ?? 0) | bits;
  }
};

mark('0123456789', DIGIT | HEX | EMAIL_LOCAL);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', UPPER | EMAIL_LOCAL);
mark('abcdefghijklmnopqrstuvwxyz', LOWER | EMAIL_LOCAL);
mark('abcdefABCDEF', HEX);
mark('+/-_', TOKEN_MARK);
mark(".!#$%&'*+-/=?^_`{|}~", EMAIL_LOCAL);
CLASS[OTHER_LETTER_CODE] = OTHER_LETTER | EMAIL_LOCAL;
