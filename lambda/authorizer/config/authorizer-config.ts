import * as z from 'zod/mini';
import { LANES } from '../../../policy/lane';

/**
 * The configuration of the authorizer. lib/gateway/authorizer-config.ts writes it at synth, as `authorizer-config.json`
 * beside the handler. Both sides decode it by {@link readAuthorizerConfig}. It holds no deploy-time values: a
 * `…Variable` names the environment variable that holds one.
 */
const text = z.string().check(z.minLength(1));
const lane = z.enum(LANES);

/**
 * What must show that a token is an access token, the strictest first.
 *
 * - `at+jwt`: its `typ` (RFC 9068).
 * - `marked`: its `typ`, or a claim that issuers put into access tokens only.
 * - `unmarked`: nothing; it must only not be marked as something else.
 */
export const TOKEN_TYPES = ['at+jwt', 'marked', 'unmarked'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/**
 * The claim by which a token says which API it is for.
 *
 * - `aud`: the audience (RFC 7519, section 4.1.3).
 * - `client_id`: the application that got the token, for issuers that put no `aud` into access tokens.
 * - `scope`: one of the permissions in the token, for the same issuers: a scope that exists for this API alone.
 */
export const AUDIENCE_CLAIMS = ['aud', 'client_id', 'scope'] as const;
export type AudienceClaim = (typeof AUDIENCE_CLAIMS)[number];

const oidc = z.strictObject({
  /** What a token's `iss` must be, exactly. */
  issuer: text,
  /** What `audienceClaim` of a token must be or, for `aud` and `scope`, contain. */
  audience: text,
  audienceClaim: z.enum(AUDIENCE_CLAIMS),
  /** The claim that names the caller. */
  callerClaim: text,
  tokenType: z.enum(TOKEN_TYPES),
  /** Largest difference between a token's `exp` and `iat`, in minutes. */
  maxLifetimeMinutes: z.int().check(z.gte(1)),
  /** The location of the issuer's public keys: a bucket, and the object key of one JSON Web Key Set. */
  keySet: z.strictObject({ bucketVariable: text, key: text }),
});

const caller = z.strictObject({
  name: text,
  /** Values of the claim that identify this caller. */
  tokens: z.array(text),
  /** Whether this caller may have API keys. */
  apiKeys: z.boolean(),
  /** The bearer lanes this caller may use. */
  lanes: z.array(lane),
});

/** The ends of method ARNs, with wildcards: `GET/v1/*`. */
const requests = z.array(text).check(z.minLength(1));

const authorizerConfig = z.strictObject({
  version: z.literal(1),
  deployment: text,
  account: text,
  region: text,
  dnsSuffix: text,
  /** Set where the deployment accepts tokens. */
  oidc: z.optional(oidc),
  /** Set where the deployment accepts API keys: the table that holds their hashes. */
  apiKeys: z.optional(z.strictObject({ tableVariable: text })),
  /** The bearer lanes: all requests of each, and the requests that no other bearer lane's patterns match. */
  routes: z.array(z.strictObject({ lane, requests, ownRequests: requests })),
  /** Requests of the lanes that take IAM signatures. They do not use this authorizer. */
  signedRequests: z.array(text),
  callers: z.array(caller),
  /** How long the record of an active API key is remembered. */
  cacheSeconds: z.int().check(z.gte(0)),
});

export type AuthorizerConfig = z.output<typeof authorizerConfig>;
export type OidcConfig = NonNullable<AuthorizerConfig['oidc']>;

/** The file beside the handler. */
export const AUTHORIZER_CONFIG_FILE = 'authorizer-config.json';

/** @throws ZodError if the input does not match the schema above */
export function readAuthorizerConfig(input: unknown): AuthorizerConfig {
  return authorizerConfig.parse(input);
}
