import { ApiError } from '../contract/api-error';
import type { Headers } from '../contract/http';

const STRICT_MODEL_HEADER = 'x-strict-model';

/** Whether the caller allows no other model to answer than the one that it names. Letter case does not matter. */
export function strictByHeader(headers: Headers): boolean {
  const [value, ...others] = (headers[STRICT_MODEL_HEADER] ?? []).map((text) => text.trim().toLowerCase());
  if (value === undefined) return false;
  if (others.length === 0 && (value === 'true' || value === 'false')) return value === 'true';
  throw new ApiError(
    'invalid_value',
    `${STRICT_MODEL_HEADER}: must be true or false, and sent once. Leave it out to let the fallbacks of a named model answer.`,
    STRICT_MODEL_HEADER,
  );
}
