import { createLocalJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import type { AuthorizerConfig, OidcConfig } from '../config/authorizer-config';
import { CHECKED_CLAIMS, type CheckedClaim } from '../log';
import type { Refused, Verified } from '../verified';
import { audienceProblem } from './audience';
import { readHeader } from './header';
import type { KeySetCache } from './key-set-cache';
import { ALGORITHMS, keyProblem } from './signing-key';
import { CLOCK_TOLERANCE, refusedFrom, timesProblem } from './token-times';
import { claimProblem, typProblem } from './token-type';

/**
 * The caller of a token, or the reason why the token is refused. Checks the signature against the account's own copy
 * of the issuer's keys, and reads no claim before that, except to decide whether an alarm counts an unknown key.
 */
export async function verifyToken(
  token: string,
  oidc: OidcConfig,
  keys: KeySetCache,
  callers: AuthorizerConfig['callers'],
  now: Date,
): Promise<Verified> {
  try {
    const header = readHeader(token);
    if ('refused' in header) return header;
    const { alg, kid, typ } = header;
    const otherType = typProblem(typ, oidc.tokenType);
    if (otherType) return { refused: 'not-an-access-token', detail: otherType };
    const key = await keyOf(kid, keys);
    if (!key) return { refused: 'unknown-key-id', ofOurIssuer: decodeJwt(token).iss === oidc.issuer };
    const unfit = keyProblem(key, alg);
    if (unfit) return { refused: 'key-not-allowed', detail: unfit };
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [key] }), {
      algorithms: [...ALGORITHMS],
      issuer: oidc.issuer,
      ...(oidc.audienceClaim === 'aud' && { audience: oidc.audience }),
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', 'iat', oidc.callerClaim],
      currentDate: now,
    });
    return (
      timesProblem(payload, oidc.maxLifetimeMinutes, now) ??
      kindProblem(typ, payload, oidc) ??
      audienceProblem(typ, payload, oidc) ??
      callerIn(payload, oidc, callers)
    );
  } catch (error) {
    if (error instanceof errors.JOSEError) {
      return { refused: 'invalid-token', detail: error.code, ...claimOf(error, oidc) };
    }
    throw error;
  }
}

/** The claim that jose found missing or wrong, in the log's words: the configured one may have any name. */
function claimOf(error: errors.JOSEError, { callerClaim }: OidcConfig): { readonly claim?: CheckedClaim } {
  if (!(error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)) return {};
  const claim = CHECKED_CLAIMS.find((name) => name === error.claim);
  if (claim) return { claim };
  return error.claim === callerClaim ? { claim: 'caller' } : {};
}

async function keyOf(kid: string, keys: KeySetCache) {
  const find = (set: Awaited<ReturnType<KeySetCache['current']>>) => set.keys.find((key) => key.kid === kid);
  return find(await keys.current()) ?? find(await keys.early());
}

/**
 * A token with `cnf` belongs to the holder of a key (RFC 8705, RFC 9449). A request with `Bearer` proves no key, so a
 * copy of such a token must not be accepted (RFC 9449, section 7.2).
 */
function kindProblem(
  typ: string | undefined,
  payload: JWTPayload,
  { tokenType }: OidcConfig,
): Refused | undefined {
  if (payload.cnf !== undefined) return { refused: 'bound-token' };
  const detail = claimProblem(typ, payload, tokenType);
  return detail ? { refused: 'not-an-access-token', detail } : undefined;
}

function callerIn(
  payload: JWTPayload,
  { callerClaim }: OidcConfig,
  callers: AuthorizerConfig['callers'],
): Verified {
  const value = payload[callerClaim];
  const caller = typeof value === 'string' && callers.find(({ tokens }) => tokens.includes(value));
  if (!caller) return { refused: 'unknown-caller' };
  return { caller, credential: `token/${value}`, expiresAt: refusedFrom(payload) };
}
