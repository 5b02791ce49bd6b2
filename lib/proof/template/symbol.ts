// The proof does not know the names that CloudFormation gives. In their places it writes symbols: `⟦stack/LogicalId⟧`.
// No template may contain the marks around a symbol (see `lib/proof/claims/templates.ts`), so no text can pass as one,
// whatever functions it is put together with.

const OPEN = '⟦';
const CLOSE = '⟧';

/** Every symbol in a text. */
export const SYMBOLS = /⟦[^⟦⟧]*⟧/g;

/** A symbol with these words. */
export const symbol = (words: string): string => `${OPEN}${words}${CLOSE}`;

/** The symbol of something about a symbol. */
export const within = (whole: string, words: string): string => symbol(`${whole.slice(1, -1)}.${words}`);

export const hasMark = (text: string): boolean => text.includes(OPEN) || text.includes(CLOSE);

/** Whether a text is a symbol and nothing else. */
export const isSymbol = (text: string): boolean => text.match(SYMBOLS)?.[0] === text;

/** The parts of a text between separators. A symbol is cut nowhere: the name that it stands for is not known. */
export function splitAround(text: string, separator: string): readonly string[] {
  const symbols = text.match(SYMBOLS) ?? [];
  let next = 0;
  return text
    .replace(SYMBOLS, OPEN)
    .split(separator)
    .map((part) => part.replaceAll(OPEN, () => symbols[next++] ?? ''));
}

/** A text that CloudFormation encodes (`Fn::Base64`). The names in it are not known, so it is not encoded here. */
export const encoded = (text: string): string => `${symbol(BASE64)}${text}${symbol(END)}`;
export const isEncoded = (text: string): boolean => text.includes(symbol(BASE64));

const BASE64 = 'base64 of';
const END = 'end of base64';
