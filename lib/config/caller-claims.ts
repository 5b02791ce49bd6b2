const SAME_FOR_ALL = 'every token of the issuer for this API has the same value, so all callers would be one';
const PER_TOKEN = 'its value differs from token to token, so no caller could be listed by it';

/**
 * Claims by which no caller can be told from another, and why (RFC 7519, section 4.1; OpenID Connect Core 1.0, section 2;
 * RFC 9068, section 2.2; read 2026-11). Claims whose values are shared or can change are weakenings instead
 * (lib/compliance/weakenings/bearer.ts).
 */
export const IDENTIFIES_NO_CALLER: ReadonlyMap<string, string> = new Map(
  [
    [SAME_FOR_ALL, 'aud', 'iss', 'typ', 'ver'],
    [PER_TOKEN, 'at_hash', 'auth_time', 'c_hash', 'exp', 'iat', 'jti', 'nbf', 'nonce', 'sid'],
  ].flatMap(([why = '', ...claims]) => claims.map((claim) => [claim, why] as const)),
);
