import { utf8Text } from '../attachments/utf8';

/** The encoding that the declaration of an XML file names (XML 1.0, 4.3.3). */
const ENCODING = /^\ufeff?<\?xml\b[^>]*?\sencoding\s*=\s*["']([^"'>]*)/;

/** Encodings whose text the detector reads. */
const READ: ReadonlySet<string> = new Set(['utf-8', 'us-ascii']);

/**
 * What gives XML a text other than the one that is written: a document type, which defines entities, and a section of
 * plain characters. No office program writes them.
 */
const REWRITES = /<!(?:DOCTYPE|\[CDATA\[)/;

/** An XML file as text; `undefined` where a program that follows its declarations reads another text. */
export function xmlText(bytes: Buffer): string | undefined {
  const text = utf8Text(bytes);
  if (text === undefined || REWRITES.test(text)) return undefined;
  const encoding = ENCODING.exec(text)?.[1]?.toLowerCase() ?? 'utf-8';
  return READ.has(encoding) ? text : undefined;
}
