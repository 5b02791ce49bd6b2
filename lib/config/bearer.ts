import { z } from 'zod';
import { AUDIENCE_CLAIMS, TOKEN_TYPES } from '../../lambda/authorizer/config/authorizer-config';
import { LANES, type Lane } from '../../policy/lane';
import { textLike } from './text-like';

const oidc = z.strictObject({
  /**
   * The issuer exactly as the `iss` claim of its tokens has it. It is never called: its keys are kept in the account.
   */
  issuer: textLike(
    'the https URL tokens name as their issuer, such as https://login.example.com/realms/bank',
    /^https:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?(\/[^\s?#]*)?$/,
    issuerStep,
  ),
  /** The audience that the issuer uses for this API; tokens with another audience are refused. */
  audience: textLike(
    'the audience tokens for this API have',
    /^\S(.*\S)?$/,
    'write the value of audienceClaim (aud, unless the file says otherwise) in a decoded token',
  ),
  /**
   * The claim that `audience` is compared with. `client_id` and `scope` are for issuers whose access tokens have no
   * `aud`, such as Amazon Cognito without a resource indicator: `audience` is then the id of one application, or a
   * scope that exists for this API alone, such as `llm/invoke`. A token with an `aud` is then refused, and so is one
   * whose type or `token_use` does not say that it is an access token. @default 'aud'
   */
  audienceClaim: z.enum(AUDIENCE_CLAIMS).default('aud'),
  /** The claim that identifies the caller: `azp` or `client_id` of an application, `sub` of a person. */
  callerClaim: textLike(
    'the name of a claim, such as azp',
    /^[\w:/.-]{1,128}$/,
    'write the name of one claim, as a decoded token has it',
  ),
  /**
   * What must show that a token is an access token. `at+jwt`: its type (RFC 9068). `marked`: its type, or a claim that
   * issuers put into access tokens only, as Entra ID, Keycloak, Okta, Auth0, Cognito, Ping and AD FS do. `unmarked`:
   * nothing; an ID token that carries no mark of its own is then accepted as well. @default 'marked'
   */
  tokenType: z.enum(TOKEN_TYPES).default('marked'),
  /**
   * The longest lifetime of a token, `exp` minus `iat`, in minutes. A token that lives longer is refused. Nothing can
   * revoke a token before its end, so this is how long a stolen one works. @default 60
   */
  maxLifetimeMinutes: z
    .int('a whole number of minutes')
    .min(1)
    .max(30 * 24 * 60)
    .default(60),
});

/**
 * The longest lifetime, in minutes, that is no weakening: one day. Okta, Entra ID and Cognito issue no access token that
 * lives longer (Okta help, "Lifetime of the Okta minted JSON Web Tokens"; Microsoft identity platform, "Configurable
 * token lifetimes"; Amazon Cognito developer guide, "Understanding the access token"; read 2026-11).
 */
export const LONGEST_USUAL_LIFETIME = 24 * 60;

/**
 * Lanes whose callers send `Authorization: Bearer …` or `x-api-key` instead of a signature, so that any client of
 * OpenAI or Anthropic works unchanged. The other lanes accept IAM signatures. At least one of `oidc` and `apiKeys` is needed.
 */
export const bearer = z.strictObject({
  lanes: z.array(z.enum(LANES)).min(1).max(LANES.length),
  /** Tokens of an OpenID Connect issuer. @default none are accepted */
  oidc: oidc.optional(),
  /** API keys, issued and revoked by `npm run keys`; kept as salted hashes. @default false */
  apiKeys: z.boolean().default(false),
  /**
   * How long the authorizer remembers that an API key is active, in seconds. A revoked key may be
   * accepted for this long. 0: it reads the table for each request. @default 60
   */
  cacheSeconds: z.int('a whole number of seconds').min(0).max(3600).default(60),
});

export type Bearer = z.output<typeof bearer>;

/** What to do about a text that is no URL of an issuer. */
function issuerStep(text: string): string {
  if (/^https:\/\/[^/]*@/.test(text))
    return 'remove the user name and the password, and replace that password';
  if (/^http:/.test(text)) return 'name an issuer with https';
  if (/[?#]/.test(text)) return 'remove the question mark or the hash, and what follows';
  return 'write the issuer of its /.well-known/openid-configuration';
}

/** The credentials of a caller. */
export interface Credentials {
  readonly principals: readonly string[];
  readonly tokens: readonly string[];
  readonly apiKeys: boolean;
}

/** Whether a lane accepts bearer credentials; otherwise it accepts IAM signatures. */
export function isBearerLane({ bearer }: { readonly bearer?: Pick<Bearer, 'lanes'> }, lane: Lane): boolean {
  return bearer?.lanes.includes(lane) ?? false;
}

/** The lanes that accept one of a caller's credentials. */
export function lanesByCredential(
  { principals, tokens, apiKeys }: Credentials,
  deployment: { readonly bearer?: Pick<Bearer, 'lanes'> },
): readonly Lane[] {
  return LANES.filter((lane) =>
    isBearerLane(deployment, lane) ? tokens.length > 0 || apiKeys : principals.length > 0,
  );
}
