import * as z from 'zod/mini';
import { LANES } from '../../../policy/lane';

/**
 * What the authorizer knows. Written at synth by lib/gateway/authorizer-config.ts, bundled beside the handler as
 * `authorizer-config.json`, and decoded by {@link readAuthorizerConfig} on both sides. Deploy-time values are not
 * in it: a `…Variable` names the environment variable that holds one.
 */
const text = z.string().check(z.minLength(1));
const lane = z.enum(LANES);

const oidc = z.strictObject({
  /** What a token's `iss` must be, exactly. */
  issuer: text,
  /** What a token's `aud` must be or contain. */
  audience: text,
  /** The claim that says which caller this is. */
  callerClaim: text,
  /** Where the issuer's public keys are kept: a bucket and the key of one JSON Web Key Set. */
  keySet: z.strictObject({ bucketVariable: text, key: text }),
});

const caller = z.strictObject({
  name: text,
  /** Values of the claim that are this caller. */
  tokens: z.array(text),
  /** Whether an API key may stand for this caller. */
  apiKeys: z.boolean(),
  /** The bearer lanes this caller may use. */
  lanes: z.array(lane),
});

/** Requests as a method's ARN ends, with wildcards: `GET/v1/*`. */
const requests = z.array(text).check(z.minLength(1));

const authorizerConfig = z.strictObject({
  version: z.literal(1),
  deployment: text,
  account: text,
  region: text,
  dnsSuffix: text,
  /** Where tokens are accepted. */
  oidc: z.optional(oidc),
  /** Where API keys are accepted: the table that holds their hashes. */
  apiKeys: z.optional(z.strictObject({ tableVariable: text })),
  /** The lanes that ask this authorizer: every request of each, and those that can be no other bearer lane's. */
  routes: z.array(z.strictObject({ lane, requests, ownRequests: requests })),
  /** Requests of the lanes that take signatures and never ask. */
  signedRequests: z.array(text),
  callers: z.array(caller),
});

export type AuthorizerConfig = z.output<typeof authorizerConfig>;
export type OidcConfig = NonNullable<AuthorizerConfig['oidc']>;

/** The file beside the handler. */
export const AUTHORIZER_CONFIG_FILE = 'authorizer-config.json';

/** Throws where the configuration is not exactly as described above. */
export function readAuthorizerConfig(input: unknown): AuthorizerConfig {
  return authorizerConfig.parse(input);
}
