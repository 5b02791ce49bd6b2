import { LONGEST_USUAL_LIFETIME, bearer as schema } from '../../config/bearer';
import { type FindWeakenings, when } from './weakening';

const USUAL_CACHE = schema.shape.cacheSeconds.parse(undefined);

/** Credentials that are weaker than a signature. */
export const bearerWeakenings: FindWeakenings = ({ bearer }) => {
  if (!bearer) return [];
  const claim = bearer.oidc?.callerClaim ?? '';
  const lifetime = bearer.oidc?.maxLifetimeMinutes ?? 0;
  return [
    ...when(bearer.lanes.includes('sealed'), {
      path: 'bearer.lanes',
      value: bearer.lanes.join(', '),
      gives:
        'Whoever holds a token or an API key sends restricted data; a signature cannot be copied from a request.',
    }),
    ...when(bearer.oidc !== undefined && !IDENTIFYING_CLAIMS.includes(claim), {
      path: 'bearer.oidc.callerClaim',
      value: claim,
      gives: DOUBTFUL_CLAIMS.get(claim) ?? UNKNOWN,
    }),
    ...when(bearer.oidc?.audienceClaim === 'client_id', {
      path: 'bearer.oidc.audienceClaim',
      value: 'client_id',
      gives:
        'A token that the application got for another API is accepted as well: no claim says which API it is for.',
    }),
    ...when(bearer.oidc?.tokenType === 'unmarked', {
      path: 'bearer.oidc.tokenType',
      value: 'unmarked',
      gives:
        'An ID token for the same audience may be accepted: no type and no claim has to show that a token is an access token (RFC 8725, section 3.11).',
    }),
    ...when(lifetime > LONGEST_USUAL_LIFETIME, {
      path: 'bearer.oidc.maxLifetimeMinutes',
      value: String(lifetime),
      gives: `A stolen token works for up to ${lifetime} minutes, and nothing can revoke it: more than the day that is usual at most.`,
    }),
    ...when(bearer.apiKeys, {
      path: 'bearer.apiKeys',
      value: 'true',
      gives: 'An API key is a secret that lasts for months: a copy of it is the caller until it is revoked.',
    }),
    ...when(bearer.cacheSeconds > USUAL_CACHE, {
      path: 'bearer.cacheSeconds',
      value: String(bearer.cacheSeconds),
      gives: `A revoked key may be accepted for ${bearer.cacheSeconds} seconds more.`,
    }),
  ];
};

const SHARED = 'Many callers share a value of it, so it identifies none of them.';
const CAN_BE_CHANGED =
  'People or their administrators can change it, and it may be used again: it is not a stable identifier (OpenID Connect Core 1.0, section 5.7).';

const UNKNOWN =
  'No standard says that it identifies one caller: callers that share a value of it are one, and it may change.';

/**
 * Claims by which an issuer identifies an application or a person: RFC 9068, section 2.2; OpenID Connect Core 1.0,
 * section 2; for `appid` and `oid`, Microsoft identity platform, "Access token claims reference". Read 2026-11.
 */
const IDENTIFYING_CLAIMS: readonly string[] = ['appid', 'azp', 'client_id', 'oid', 'sub'];

/**
 * Claims that identify a caller badly; the checks refuse those that identify none (RFC 7519, section 4.1; OpenID Connect Core 1.0, sections 2 and 5.7; RFC 9068,
 * section 2.2; read 2026-11). `azp`, `client_id` and `sub` do.
 */
const DOUBTFUL_CLAIMS: ReadonlyMap<string, string> = new Map(
  [
    [SHARED, 'acr', 'amr', 'entitlements', 'groups', 'roles', 'scope', 'scp', 'tid', 'token_use'],
    [CAN_BE_CHANGED, 'email', 'family_name', 'given_name', 'name', 'nickname', 'phone_number'],
    [CAN_BE_CHANGED, 'preferred_username', 'unique_name', 'upn'],
  ].flatMap(([gives = '', ...claims]) => claims.map((claim) => [claim, gives] as const)),
);
