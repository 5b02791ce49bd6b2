/** What a terminal obeys instead of showing it: control characters, line ends, and changes of the direction of writing. */
const NOT_SHOWN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text from a copy as one line that a terminal shows: what it would obey is written as its code. */
export const printable = (text: string): string =>
  text.replace(
    NOT_SHOWN,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** The same for a text of several lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

/** A record of which every text is one line. */
export const printableRecord = <R>(record: R): R =>
  JSON.parse(JSON.stringify(record), (_, value) => (typeof value === 'string' ? printable(value) : value));
