import { ApiError } from '../contract/api-error';
import type { Headers, RouterRequest } from '../contract/http';

/** The headers that carry a credential: OpenAI's clients use the first, Anthropic's either. */
const OWN_HEADERS = { authorization: 'Authorization', 'x-api-key': 'x-api-key' } as const;
type OwnHeader = (typeof OWN_HEADERS)[keyof typeof OWN_HEADERS];

const isSent = (values: readonly string[] | undefined): boolean =>
  values?.some((value) => value.trim() !== '') ?? false;

/** The header that has the credential of a request: `x-api-key` where `Authorization` is empty. */
const usedHeader = (headers: Headers): keyof typeof OWN_HEADERS =>
  !isSent(headers.authorization) && isSent(headers['x-api-key']) ? 'x-api-key' : 'authorization';

/** The same, as errors name it. */
export const credentialHeader = (headers: Headers): OwnHeader => OWN_HEADERS[usedHeader(headers)];

/**
 * Refuses a request on a bearer lane that carries a second credential, because two programs may disagree on which of
 * them counts (RFC 6750, section 2: one method for each request; section 3.1: 400 for several). `Authorization` and
 * `x-api-key` at once are two, also where they hold the same.
 *
 * The router checks this, and not the authorizer: a refusal of the authorizer has a fixed text, and this one names what
 * to leave out. Several values of the header that counts are `invalid_credential`, as the authorizer answers.
 */
export function requireOneCredential({
  headers,
  parameters,
}: Pick<RouterRequest, 'headers' | 'parameters'>): void {
  const used = usedHeader(headers);
  const name = OWN_HEADERS[used];
  if ((headers[used]?.length ?? 0) > 1) {
    const several = `The request has several ${name} values. Send one ${name} header, with one credential.`;
    throw new ApiError('invalid_credential', several, name);
  }
  // An empty header is no credential: some clients send one for a key that is not set. Nor is an empty parameter.
  const sent = Object.keys(headers)
    .filter((header) => header !== used && isSent(headers[header]))
    .map(plain);
  const header = listed(HEADERS, sent) ?? family(sent);
  if (header) throw new ApiError('several_credentials', leaveOut(`the header ${header}`, name), header);
  const parameter = listed(PARAMETERS, parameters.map(plain));
  if (parameter)
    throw new ApiError('several_credentials', leaveOut(`the parameter ${parameter}`, name), parameter);
}

/** The first of these plain names that is in a list, as the list spells it. */
function listed(list: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => list.get(name)).find((found) => found !== undefined);
}

/** The first family of one of these plain names, as `x-ms-token-*`: never the name that the client wrote. */
function family(names: readonly string[]): string | undefined {
  const [, found] = FAMILIES.find(([start]) => names.some((name) => name.startsWith(start))) ?? [];
  return found && `${found}*`;
}

/** One spelling of a name: clients write `api_key`, `api-key` and `apiKey`. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const leaveOut = (what: string, used: OwnHeader) =>
  `Leave out ${what}: the request already has a credential in ${used}, and a request has one credential.`;

/**
 * Headers in which clients of model APIs, of AWS and of proxies send a secret or an identity, beside the one that counts.
 * This is a list: a credential in a header of another name is not recognized. Read 2026-11: RFC 9110, section 11.7.2
 * (proxy-authorization); RFC 9449 (dpop); IAM user guide, "Signature Version 4" (x-amz-security-token;
 * x-amz-s3session-token for S3); the API references of Anthropic and API Gateway (x-api-key), Azure OpenAI (api-key),
 * Azure API Management (ocp-apim-subscription-key), Gemini (x-goog-api-key), oauth2-proxy (x-forwarded-access-token).
 * Names that products use, without a page that was read: Azure Functions (x-functions-key), GitLab (private-token),
 * LiteLLM (x-litellm-api-key), Cloudflare (cf-…), Google (x-goog-iap-jwt-assertion, x-serverless-authorization). The
 * others are usual names of tokens and keys.
 * Letter case, `-` and `_` do not count.
 *
 * `Cookie` is not here. Nothing in a deployment sets or reads a cookie, and load balancers in front of an endpoint add
 * cookies to every request of a session.
 */
export const CREDENTIAL_HEADERS: readonly string[] = [
  'access-token',
  'anthropic-api-key',
  'api-key',
  'api-token',
  'auth-token',
  'authentication',
  'bearer',
  'cf-access-jwt-assertion',
  'cf-access-token',
  'cf-aig-authorization',
  'dpop',
  'id-token',
  'jwt',
  'ocp-apim-subscription-key',
  'openai-api-key',
  'password',
  'private-token',
  'proxy-authorization',
  'token',
  'x-access-token',
  'x-amz-s3session-token',
  'x-amz-security-token',
  'x-amzn-oidc-accesstoken',
  'x-amzn-oidc-data',
  'x-anthropic-api-key',
  'x-api-key',
  'x-api-token',
  'x-auth',
  'x-auth-token',
  'x-authorization',
  'x-bearer-token',
  'x-forwarded-access-token',
  'x-forwarded-authorization',
  'x-functions-key',
  'x-goog-api-key',
  'x-goog-iap-jwt-assertion',
  'x-id-token',
  'x-jwt',
  'x-jwt-assertion',
  'x-litellm-api-key',
  'x-ms-token-aad-access-token',
  'x-openai-api-key',
  'x-original-authorization',
  'x-refresh-token',
  'x-serverless-authorization',
  'x-session-token',
  'x-token',
];

/**
 * The first words of such headers, where a proxy has one for each kind of token and identity provider. Read 2026-11:
 * Elastic Load Balancing user guide, "Authenticate users" (x-amzn-oidc-accesstoken, -data, -identity); App Service,
 * "Work with OAuth tokens" (x-ms-token-aad-id-token, x-ms-token-google-access-token and so on).
 */
export const CREDENTIAL_FAMILIES: readonly string[] = ['x-amzn-oidc-', 'x-ms-token-'];

/**
 * Query parameters that carry a secret or a signature, in any letter case, with or without `-` and `_`. Read 2026-11:
 * RFC 6750, section 2.3 (access_token); RFC 7523 (assertion, client_assertion); IAM user guide, "Signature Version 4",
 * signed query strings (X-Amz-…); Gemini (key); Azure API Management (subscription-key). Names that products use,
 * without a page that was read: S3's signature version 2 (AWSAccessKeyId, Signature), Cloud Storage (X-Goog-…), Azure
 * Storage (sig), GitLab (private_token). This is a list as well.
 */
export const CREDENTIAL_PARAMETERS: readonly string[] = [
  'access_token',
  'api_key',
  'api_token',
  'assertion',
  'auth',
  'auth_token',
  'authorization',
  'AWSAccessKeyId',
  'bearer',
  'bearer_token',
  'client_assertion',
  'client_secret',
  'id_token',
  'jwt',
  'key',
  'passwd',
  'password',
  'private_token',
  'refresh_token',
  'secret',
  'session_token',
  'sig',
  'signature',
  'subscription_key',
  'token',
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'x-api-key',
  'X-Goog-Credential',
  'X-Goog-Signature',
];

const byPlainName = (names: readonly string[]) => new Map(names.map((name) => [plain(name), name]));
const HEADERS = byPlainName(CREDENTIAL_HEADERS);
const PARAMETERS = byPlainName(CREDENTIAL_PARAMETERS);
const FAMILIES = [...byPlainName(CREDENTIAL_FAMILIES)];
