import type { JWTPayload } from 'jose';
import type { AudienceClaim, OidcConfig } from '../config/authorizer-config';
import type { Refused } from '../verified';
import { isNamedAccessToken } from './token-type';

/**
 * Why a token of an issuer without `aud` is not for this API; `undefined` if it is. jose checks `aud` itself.
 *
 * A token that has an `aud` all the same says that it is for another API, such as an ID token of Amazon Cognito. A claim
 * of the token must name it an access token, such as `token_use: access`: `client_id` and `scope` show who got it and
 * what for, and are not the mark here (as Cognito documents its tokens; not looked up again).
 */
export function audienceProblem(
  typ: string | undefined,
  claims: JWTPayload,
  { audience, audienceClaim }: Pick<OidcConfig, 'audience' | 'audienceClaim'>,
): Refused | undefined {
  if (audienceClaim === 'aud') return undefined;
  if (claims.aud !== undefined) return failed('aud');
  if (!valuesOf(claims[audienceClaim], audienceClaim).includes(audience)) return failed(audienceClaim);
  return isNamedAccessToken(typ, claims) ? undefined : { refused: 'not-an-access-token', detail: 'unmarked' };
}

/** `scope` is a list with spaces (RFC 6749, section 3.3). */
function valuesOf(value: unknown, claim: AudienceClaim): readonly string[] {
  if (typeof value !== 'string') return [];
  return claim === 'scope' ? value.split(' ') : [value];
}

/** The code that jose gives to an `aud` of another API. */
const failed = (claim: AudienceClaim): Refused => ({
  refused: 'invalid-token',
  detail: 'ERR_JWT_CLAIM_VALIDATION_FAILED',
  claim,
});
