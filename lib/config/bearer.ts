import { z } from 'zod';
import { LANES, type Lane } from '../../policy/lane';
import { textLike } from './scalars';

const oidc = z.strictObject({
  /** Who issues the tokens, as their `iss` claim says it, to the letter. Never called: keys are kept in the account. */
  issuer: textLike(
    'the https URL tokens name as their issuer, such as https://login.example.com/realms/bank',
    /^https:\/\/[^\s?#]+$/,
  ),
  /** What this API is called at the issuer; tokens for anything else are refused. */
  audience: z.string('the audience tokens for this API have').min(1),
  /** The claim that says which caller a token stands for: `azp` or `client_id` of an application, `sub` of a person. */
  callerClaim: textLike('the name of a claim, such as azp', /^[\w:/.-]{1,128}$/),
});

/**
 * Lanes whose callers send `Authorization: Bearer …` instead of a signature, so that any OpenAI client works as it
 * is. The other lanes take IAM. At least one of `oidc` and `apiKeys` is needed.
 */
export const bearer = z.strictObject({
  lanes: z.array(z.enum(LANES)).min(1),
  /** Tokens of an OpenID Connect issuer. @default none are accepted */
  oidc: oidc.optional(),
  /** API keys, issued and revoked by `npm run keys`; kept as salted hashes. @default false */
  apiKeys: z.boolean().default(false),
  /**
   * How long API Gateway remembers a credential, seconds. Also how long a revoked key, or a token that has expired,
   * may still be accepted. 0 asks each time. @default 60
   */
  cacheSeconds: z.int('a whole number of seconds').min(0).max(3600).default(60),
});

export type Bearer = z.output<typeof bearer>;

/** What a caller can prove itself with. */
export interface Credentials {
  readonly principals: readonly string[];
  readonly tokens: readonly string[];
  readonly apiKeys: boolean;
}

/** Whether a lane takes bearer credentials; otherwise it takes IAM. */
export function isBearerLane({ bearer }: { readonly bearer?: Pick<Bearer, 'lanes'> }, lane: Lane): boolean {
  return bearer?.lanes.includes(lane) ?? false;
}

/** The lanes a caller has a credential for: what its policy begins with. */
export function lanesByCredential(
  { principals, tokens, apiKeys }: Credentials,
  deployment: { readonly bearer?: Pick<Bearer, 'lanes'> },
): readonly Lane[] {
  return LANES.filter((lane) =>
    isBearerLane(deployment, lane) ? tokens.length > 0 || apiKeys : principals.length > 0,
  );
}
