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

const route = z.strictObject({ method: text, path: text });

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
  /** Every method of every lane that asks this authorizer. */
  routes: z.array(z.strictObject({ lane, routes: z.array(route).check(z.minLength(1)) })),
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
