import { decodeProtectedHeader } from 'jose';
import type { Refused } from '../verified';
import { ALGORITHMS } from './signing-key';

/** The header of a token, not verified yet. */
export interface TokenHeader {
  readonly alg: string;
  readonly kid: string;
  readonly typ?: string;
}

/**
 * Header parameters that give the signature or the content another meaning: extensions (RFC 7515, section 4.1.11), a
 * payload that is not encoded (RFC 7797), a token inside the token (RFC 7519, section 5.2), encryption and compression
 * (RFC 7516). No issuer's access tokens have one.
 */
export const OTHER_MEANING: readonly string[] = ['b64', 'crit', 'cty', 'enc', 'zip'];

/**
 * The header of a token, or the reason why the token is refused. Ignores keys and addresses of keys in it (`jku`,
 * `jwk`, `x5c`, `x5u`).
 */
export function readHeader(token: string): TokenHeader | Refused {
  const header = decoded(token);
  if (!header) return { refused: 'invalid-token', detail: 'ERR_MALFORMED' };
  const { alg, kid, typ } = header;
  if (typeof alg !== 'string' || !ALGORITHMS.includes(alg)) return { refused: 'algorithm-not-allowed' };
  const other = OTHER_MEANING.find((name) => name in header);
  if (other) return { refused: 'header-not-allowed', detail: other };
  if (typ !== undefined && typeof typ !== 'string') return { refused: 'header-not-allowed', detail: 'typ' };
  if (typeof kid !== 'string' || kid === '') return { refused: 'no-key-id' };
  return { alg, kid, ...(typ !== undefined && { typ }) };
}

/** `undefined` if it is no JSON object in base64url. */
function decoded(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return { ...decodeProtectedHeader(token) };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
