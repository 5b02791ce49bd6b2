import type { JWTPayload } from 'jose';
import type { Refused } from '../verified';

/** Largest difference between our clock and the issuer's, in seconds. */
export const CLOCK_TOLERANCE = 30;

/**
 * Why the times in a token's claims are refused; `undefined` if they are good. jose has checked that `exp` is not past,
 * and that `nbf` is. Each is a whole number of seconds since 1970: RFC 7519 allows fractions, and no issuer sends them.
 *
 * The bound on the lifetime has no tolerance: `exp` and `iat` come from the same clock.
 */
export function timesProblem(claims: JWTPayload, maxLifetimeMinutes: number, now: Date): Refused | undefined {
  const { exp, iat, nbf } = claims;
  if (!isTime(iat)) return { refused: 'time-not-allowed', detail: 'iat' };
  if (!isTime(exp) || exp <= iat) return { refused: 'time-not-allowed', detail: 'exp' };
  if (nbf !== undefined && (!isTime(nbf) || nbf >= exp))
    return { refused: 'time-not-allowed', detail: 'nbf' };
  if (iat > now.getTime() / 1000 + CLOCK_TOLERANCE) return { refused: 'issued-in-the-future' };
  return exp - iat > maxLifetimeMinutes * 60 ? { refused: 'lifetime-too-long' } : undefined;
}

/** When a token with good times is refused as expired, milliseconds since 1970. */
export const refusedFrom = ({ exp = 0 }: JWTPayload): number => (exp + CLOCK_TOLERANCE) * 1000;

const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
