import type { Bearer } from './bearer';
import { tokenIssuer } from './facts/token-issuers';
import type { Warning } from './warning';

/**
 * Settings of `bearer.oidc` that refuse the tokens which a known issuer sends by default. Clients would learn no more
 * than 401. They are no errors: the issuer's own settings may differ from its defaults.
 */
export function issuerWarnings(bearer: Bearer | undefined): readonly Warning[] {
  const oidc = bearer?.oidc;
  const known = oidc && tokenIssuer(oidc.issuer);
  if (!known) return [];
  const { name, lifetimeMinutes, atJwt, withoutAud = false, path = '/' } = known;
  const { issuer, maxLifetimeMinutes, audienceClaim, tokenType } = oidc;
  const warnings: readonly (readonly [applies: boolean, warning: Warning])[] = [
    [
      !new URL(issuer).pathname.startsWith(path),
      {
        path: 'bearer.oidc.issuer',
        got: issuer,
        why: `without ${path} in its path it is the own authorization server of ${name}, whose access tokens are for ${name} alone: they are refused with 401`,
        next: `name a custom authorization server: its issuer has the path ${path}<id>`,
      },
    ],
    [
      withoutAud && audienceClaim === 'aud',
      {
        path: 'bearer.oidc.audienceClaim',
        got: audienceClaim,
        why: `access tokens of ${name} have no aud, unless the client asks for a resource: they are refused with 401`,
        next: "write audienceClaim: 'scope' with a scope of this API as audience, unless all clients ask for a resource; docs/guides/authentication.md says how",
      },
    ],
    [
      tokenType === 'at+jwt' && atJwt !== 'always',
      {
        path: 'bearer.oidc.tokenType',
        got: tokenType,
        why: `access tokens of ${name} ${atJwt === 'never' ? 'do not have the type at+jwt' : 'have the type at+jwt only if it is set so'}: others are refused with 401`,
        next:
          atJwt === 'never'
            ? "write tokenType: 'marked'"
            : "set the RFC 9068 profile at the issuer, or write tokenType: 'marked'",
      },
    ],
    [
      maxLifetimeMinutes < lifetimeMinutes,
      {
        path: 'bearer.oidc.maxLifetimeMinutes',
        got: String(maxLifetimeMinutes),
        why: `access tokens of ${name} live for up to ${lifetimeMinutes} minutes by default: those that live longer than ${maxLifetimeMinutes} are refused with 401`,
        next: `write ${lifetimeMinutes}, or shorten the lifetime at the issuer`,
      },
    ],
  ];
  return warnings.flatMap(([applies, warning]) => (applies ? [warning] : []));
}
