import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import type { AuthorizerConfig, OidcConfig } from '../config/authorizer-config';
import type { Verified } from '../verified';
import type { KeySetCache } from './key-set-cache';

/** Asymmetric algorithms only: a key that verifies must not be able to sign. So no `HS*`, and never `none`. */
export const ALGORITHMS: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Largest difference between our clock and the issuer's, in seconds. */
const CLOCK_TOLERANCE = 30;

/**
 * The caller of a token, or the reason why the token is refused. Checks the signature against the account's own copy
 * of the issuer's keys, and ignores keys and addresses of keys in the token (`jku`, `x5u`, `jwk`).
 */
export async function verifyToken(
  token: string,
  oidc: OidcConfig,
  keys: KeySetCache,
  callers: AuthorizerConfig['callers'],
  now: Date,
): Promise<Verified> {
  try {
    const { kid, alg = '' } = decodeProtectedHeader(token);
    if (!ALGORITHMS.includes(alg)) return { refused: 'algorithm-not-allowed' };
    if (!kid) return { refused: 'no-key-id' };
    const has = (set: Awaited<ReturnType<KeySetCache['current']>>) => set.keys.some((key) => key.kid === kid);
    const current = await keys.current();
    const set = has(current) ? current : await keys.early();
    if (!has(set)) return { refused: 'unknown-key-id', ofOurIssuer: decodeJwt(token).iss === oidc.issuer };
    const { payload } = await jwtVerify(token, createLocalJWKSet(set), {
      algorithms: [...ALGORITHMS],
      issuer: oidc.issuer,
      audience: oidc.audience,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', oidc.callerClaim],
      currentDate: now,
    });
    return callerIn(payload, oidc, callers);
  } catch (error) {
    if (error instanceof errors.JOSEError) return { refused: 'invalid-token', detail: error.code };
    if (error instanceof TypeError) return { refused: 'invalid-token', detail: 'ERR_MALFORMED' };
    throw error;
  }
}

function callerIn(
  payload: JWTPayload,
  { callerClaim }: OidcConfig,
  callers: AuthorizerConfig['callers'],
): Verified {
  const value = payload[callerClaim];
  const caller = typeof value === 'string' && callers.find(({ tokens }) => tokens.includes(value));
  return caller ? { caller, credential: `token/${value}` } : { refused: 'unknown-caller' };
}
