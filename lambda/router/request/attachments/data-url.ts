import { isBase64 } from './base64';

/** Data inside of a request. */
export interface InlineData {
  /** Lower case, without parameters; empty where the address has none. */
  readonly mediaType: string;
  /** Base64 with padding, without line breaks. */
  readonly data: string;
}

/** Why a text gives no data, as a sentence without its subject. Never quotes the text (I7). */
export type NoData = string;

/** Longer than any media type with its parameters. The data itself is not searched. */
const LONGEST_HEAD = 256;
const HEAD = /^data:([^;,]*)((?:;[^;,]*)*),/i;

/** The head of a data URL, up to its comma, then its media type and its parameters; `null` where there is none. */
export const headOf = (url: string) => HEAD.exec(url.slice(0, LONGEST_HEAD));

const WRITTEN_SO = 'send it as data: data:image/png;base64,… with its own media type';

/**
 * Reads `data:<media type>;base64,<data>` (RFC 2397). No other address is followed: a router that fetched what a caller
 * names could be made to read addresses that only the router reaches.
 */
export function readDataUrl(url: string): InlineData | NoData {
  if (!/^data:/i.test(url)) {
    return `remote addresses are never fetched, because they could reach into the network of the router (server-side request forgery); ${WRITTEN_SO}`;
  }
  const [head, mediaType = '', parameters = ''] = headOf(url) ?? [];
  if (head === undefined || !/;base64$/i.test(parameters)) return `must be base64; ${WRITTEN_SO}`;
  const data = url.slice(head.length);
  return isBase64(data) ? { mediaType: mediaType.toLowerCase(), data } : NOT_BASE64;
}

/** Why data is refused that is not base64. */
export const NOT_BASE64: NoData =
  'is not base64: send the letters A to Z and a to z, digits, + and /, padded with = to a multiple of four, without line breaks';
