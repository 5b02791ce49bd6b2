import { ApiError } from '../contract/api-error';
import { ERRORS } from '../contract/errors';
import type { Headers } from '../contract/http';

const CONTENT_TYPE = 'content-type';

/**
 * Refuses a body that is not sent as `application/json` in UTF-8, or with two types. API Gateway checks a body that is
 * sent as JSON or without a type, and passes every other type on (API Gateway developer guide, "Request validation for
 * REST APIs", read 2026-11). Letter case does not matter, and parameters other than the charset do not either.
 */
export function requireJsonType(headers: Headers): void {
  const values = headers[CONTENT_TYPE] ?? [];
  const problem = values.length > 1 ? 'there is more than one' : problemOf(values[0] ?? '');
  if (!problem) return;
  throw new ApiError(
    'unsupported_media_type',
    `The content type of the body: ${problem}. ${ERRORS.unsupported_media_type.advice}`,
    CONTENT_TYPE,
  );
}

/** It does not quote the type, which is text of the caller (I7). */
function problemOf(value: string): string | undefined {
  const [type = '', ...parameters] = value.split(';').map((part) => part.trim().toLowerCase());
  if (type === '') return 'there is none';
  if (type !== 'application/json') return 'it is not application/json';
  const charsets = parameters.filter((parameter) => /^charset\s*=/.test(parameter));
  return charsets.every((charset) => UTF_8.test(charset)) ? undefined : 'its charset is not UTF-8';
}

const UTF_8 = /^charset\s*=\s*("utf-?8"|utf-?8)$/;
