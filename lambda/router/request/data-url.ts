import { DOCUMENT_FORMATS, type DocumentFormat, type ImageFormat } from '../contract/chat';
import { isBase64 } from './attachments/base64';

/** Data of a request, as its address or name described it. */
export interface InlineData {
  /** Lower case, without parameters; empty where the address has none. */
  readonly mediaType: string;
  /** Base64 with padding, without line breaks. */
  readonly data: string;
}

const DATA_URL = /^data:([^;,]*)((?:;[^;,]*)*),/i;

/** Whether a text is an address of the scheme `data`, well formed or not. */
export const isDataUrl = (text: string): boolean => /^data:/i.test(text);

/** Reads `data:<media type>;base64,<data>`; `undefined` for every other text. */
export function readDataUrl(text: string): InlineData | undefined {
  const [head, type = '', parameters = ''] = DATA_URL.exec(text.slice(0, MAX_HEAD)) ?? [];
  if (head === undefined || !/;base64$/i.test(parameters)) return undefined;
  const data = text.slice(head.length);
  return isBase64(data) ? { mediaType: type.toLowerCase(), data } : undefined;
}

/** Longer than any media type with its parameters: the data itself is not searched. */
const MAX_HEAD = 256;

/** The format of an image, by its media type. */
export const imageFormat = (mediaType: string): ImageFormat | undefined => IMAGE_TYPES.get(mediaType);

const IMAGE_TYPES: ReadonlyMap<string, ImageFormat> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  /** Not registered, and common. */
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
]);

/** The format of a document, by its media type, and where that says nothing by the end of its name. */
export function documentFormat(mediaType: string, name = ''): DocumentFormat | undefined {
  const byType = DOCUMENT_TYPES.get(mediaType);
  if (byType || !SAYS_NOTHING.has(mediaType)) return byType;
  const end = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return DOCUMENT_FORMATS.find((format) => format === end);
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(['', 'application/octet-stream']);

/** Media types as IANA registers them (www.iana.org/assignments/media-types, 2026-11). */
const DOCUMENT_TYPES: ReadonlyMap<string, DocumentFormat> = new Map([
  ['application/pdf', 'pdf'],
  ['text/csv', 'csv'],
  ['application/msword', 'doc'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.ms-excel', 'xls'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['text/html', 'html'],
  ['text/plain', 'txt'],
  ['text/markdown', 'md'],
]);

/** Whether data begins as its format does. A format without a signature, such as text, may begin with anything. */
export const beginsAs = (format: ImageFormat | DocumentFormat, data: string): boolean =>
  SIGNATURES[format]?.test(Buffer.from(data.slice(0, 16), 'base64').toString('hex')) ?? true;

/** The first bytes of each format, in hexadecimal: libmagic's rules of 2026-11. */
const SIGNATURES: Partial<Record<ImageFormat | DocumentFormat, RegExp>> = {
  png: /^89504e470d0a1a0a/,
  jpeg: /^ffd8ff/,
  gif: /^47494638(37|39)61/,
  webp: /^52494646.{8}57454250/,
  pdf: /^255044462d/,
  doc: /^d0cf11e0/,
  xls: /^d0cf11e0/,
  docx: /^504b0304/,
  xlsx: /^504b0304/,
};
