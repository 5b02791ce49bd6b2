import { unwrapped } from '../../../document-reader/unwrapped';

/** A break inside of a paragraph, such as `<br>`, while a text is put together. No XML has this character. */
export const SOFT_BREAK = '\v';

/** A text with every break as the end of a line. */
export const withLineEnds = (text: string): string => text.replaceAll(SOFT_BREAK, '\n');

/** The same where a paragraph is one line, as the text of a PDF is read. A column of numbers stays a column. */
export const withoutSoftBreaks = (text: string): string =>
  text.includes(SOFT_BREAK)
    ? text
        .split('\n')
        .map((paragraph) => unwrapped(withLineEnds(paragraph)))
        .join('\n')
    : text;
