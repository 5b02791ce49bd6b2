import type { HttpsAnswer } from '../../../aws/https-call';

/** More would tell a client to give up. */
const MOST_SECONDS = 600;

/**
 * The `retry-after` of a refusal, in whole seconds from 1 to 600; `undefined` where it has none. It is a number of
 * seconds or a date [RFC 9110, section 10.2.3].
 */
export function retryAfterSeconds(
  { headers }: Pick<HttpsAnswer, 'headers'>,
  now = Date.now(),
): number | undefined {
  const text = headers['retry-after']?.trim();
  if (!text) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 1), MOST_SECONDS);
}
