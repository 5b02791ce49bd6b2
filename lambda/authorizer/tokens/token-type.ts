import type { JWTPayload } from 'jose';
import type { TokenType } from '../config/authorizer-config';

/**
 * Why a token's `typ` is not one of an access token; `undefined` if it may be.
 *
 * RFC 9068 names `at+jwt`. `JWT`, or no `typ`, says nothing: issuers give both to ID tokens as well (RFC 8725, section
 * 3.11). Every other type is another kind of token, such as `logout+jwt`, `dpop+jwt` or `secevent+jwt`. Letter case and
 * the prefix `application/` do not count (RFC 7515, section 4.1.9).
 */
export function typProblem(typ: string | undefined, accepted: TokenType): 'typ' | undefined {
  const kind = kindOf(typ);
  if (kind === AT_JWT) return undefined;
  return accepted !== 'at+jwt' && (kind === undefined || kind === 'jwt') ? undefined : 'typ';
}

/**
 * The claim that shows that a token is no access token; `unmarked` where no claim shows that it is one, and one must.
 *
 * @param typ the `typ` of the token's header
 */
export function claimProblem(
  typ: string | undefined,
  claims: JWTPayload,
  accepted: TokenType,
): string | undefined {
  const other =
    OF_OTHER_TOKENS.find((name) => claims[name] !== undefined) ??
    KINDS.find(([name, kind]) => claims[name] !== undefined && !isText(claims[name], kind))?.[0];
  if (other) return other;
  if (kindOf(typ) === AT_JWT || isMarked(claims)) return undefined;
  if (claims.nonce !== undefined) return 'nonce';
  return accepted === 'unmarked' ? undefined : 'unmarked';
}

/** Whether the type, or a claim for the kind of a token, says that it is an access token. */
export function isNamedAccessToken(typ: string | undefined, claims: JWTPayload): boolean {
  return kindOf(typ) === AT_JWT || KINDS.some(([name, kind]) => isText(claims[name], kind));
}

const AT_JWT = 'at+jwt';

const kindOf = (typ?: string) => typ?.toLowerCase().replace(/^application\/(?=[^/]+$)/, '');

/**
 * Claims of ID tokens (OpenID Connect Core 1.0, sections 3.1.3.6 and 3.3.2.11; FAPI 1.0 for `s_hash`), and of logout
 * tokens and other security events (RFC 8417).
 */
const OF_OTHER_TOKENS: readonly string[] = ['at_hash', 'c_hash', 's_hash', 'events'];

/** Claims by which an issuer names the kind of a token, and its word for an access token: Keycloak, Cognito. */
const KINDS: readonly (readonly [string, string])[] = [
  ['typ', 'bearer'],
  ['token_use', 'access'],
];

/**
 * Claims that issuers put into access tokens, and not into ID tokens. Read 2026-11: RFC 9068, section 2.2 (client_id,
 * scope; Ping and Auth0 too); Microsoft identity platform, "Access token claims reference" (scp, appid, appidacr,
 * azpacr; AD FS too); Okta, "OpenID Connect and OAuth 2.0 API" (scp, cid); Auth0, "Access token profiles" (scope), and
 * gty of its tokens for machines.
 */
const OF_ACCESS_TOKENS: readonly string[] = [
  'appid',
  'appidacr',
  'azpacr',
  'cid',
  'client_id',
  'gty',
  'scope',
  'scp',
];

const isMarked = (claims: JWTPayload) =>
  [...KINDS.map(([name]) => name), ...OF_ACCESS_TOKENS].some(
    (name) => typeof claims[name] === 'string' || Array.isArray(claims[name]),
  );

const isText = (value: unknown, text: string) => typeof value === 'string' && value.toLowerCase() === text;
