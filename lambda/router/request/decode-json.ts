import { isUtf8 } from 'node:buffer';
import { rememberSource } from '../../json/json-source';
import { ApiError } from '../contract/api-error';
import { hazardIn } from './json-hazard';

/**
 * Decodes the JSON value in a request's body. Strict where parsers differ, so that every proxy and every host reads
 * the same request: UTF-8 without byte order mark, no repeated key, no `__proto__`, no half surrogate pair, no deep
 * nesting. Checks the size first.
 */
export function decodeJson(body: string | Uint8Array, maxBytes: number): unknown {
  const bytes = Buffer.byteLength(body);
  if (bytes > maxBytes) {
    throw new ApiError(
      'body_too_large',
      `The body may have at most ${maxBytes} bytes; this one has ${bytes}. Shorten it, or split it into several requests.`,
    );
  }
  if (bytes === 0) throw new ApiError('malformed_json', 'The body is empty. Send one JSON object.');
  const json = textOf(body);
  const value = parse(json);
  const hazard = hazardIn(json);
  if (hazard) throw new ApiError('malformed_json', hazard);
  rememberSource(json, value);
  return value;
}

function textOf(body: string | Uint8Array): string {
  if (typeof body === 'string' && body.isWellFormed()) return body;
  if (typeof body !== 'string' && isUtf8(body)) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  }
  throw new ApiError('malformed_json', 'The body is not UTF-8. Send plain JSON in UTF-8, not compressed.');
}

/** The parser's own message quotes the text it failed on, so it is dropped (I7). */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ApiError(
      'malformed_json',
      'The body is not JSON. Send one JSON object, without byte order mark, comments or trailing commas.',
    );
  }
}
