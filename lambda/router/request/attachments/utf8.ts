import { isUtf8 } from 'node:buffer';

/**
 * The text of bytes in UTF-8; `undefined` for every other bytes. A text in UTF-16 or UTF-32 has the byte 0 in it, and so
 * has almost every file that is no text.
 */
export const utf8Text = (bytes: Buffer): string | undefined =>
  isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : undefined;

/** The text of a document that says it is text; `undefined` where it is none, or a PDF of characters alone. */
export function documentOfText(bytes: Buffer): string | undefined {
  const text = utf8Text(bytes);
  return text === undefined || /^\s*%PDF-/.test(text) ? undefined : text;
}
