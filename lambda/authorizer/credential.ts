import { type ApiKey, readApiKey } from './api-keys/api-key';

/** The credential of a request, not verified yet. */
export type Credential =
  | { readonly kind: 'api-key'; readonly key: ApiKey }
  | { readonly kind: 'token'; readonly token: string };

/** Every value of the headers in which a client may send its credential. */
export interface CredentialHeaders {
  readonly authorization: readonly string[];
  /** `x-api-key`, where Anthropic's clients send it. */
  readonly apiKey: readonly string[];
}

/**
 * The values of the header that counts: `x-api-key` where `Authorization` is empty. The router refuses a request that has
 * both, with the reason.
 */
export function credentialValues({ authorization, apiKey }: CredentialHeaders) {
  return authorization.some((value) => value.trim() !== '')
    ? ({ header: 'authorization', values: authorization } as const)
    : ({ header: 'x-api-key', values: apiKey } as const);
}

/**
 * Whether the header that counts has several credentials: it is there twice, or a proxy joined two with a comma. They are
 * refused, because programs differ in which of them counts. No bearer credential contains a comma.
 */
export function isRepeated(headers: CredentialHeaders): boolean {
  const { header, values } = credentialValues(headers);
  const joined = header === 'authorization' ? /^bearer\b.*,/i : /,/;
  return values.length > 1 || joined.test(values[0] ?? '');
}

/** No credential is longer: API Gateway allows ten kilobytes for all headers together. */
const LONGEST = 10_240;

/**
 * The credential of a request: an API key or a signed JSON Web Token, in `Authorization` behind `Bearer`, or alone in
 * `x-api-key`. `undefined` for everything else.
 */
export function readCredential(headers: CredentialHeaders): Credential | undefined {
  const { header, values } = credentialValues(headers);
  const sent = values[0] ?? '';
  if (sent.length > LONGEST) return undefined;
  const value = header === 'authorization' ? /^bearer +([\w.~+/=-]+) *$/i.exec(sent)?.[1] : sent;
  if (value === undefined) return undefined;
  const key = readApiKey(value);
  if (key) return { kind: 'api-key', key };
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value) ? { kind: 'token', token: value } : undefined;
}
