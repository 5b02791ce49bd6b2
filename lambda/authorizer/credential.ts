import { type ApiKey, readApiKey } from './api-keys/api-key';

/** The credential of a request, not verified yet. */
export type Credential =
  | { readonly kind: 'api-key'; readonly key: ApiKey }
  | { readonly kind: 'token'; readonly token: string };

/** No credential is longer: API Gateway allows ten kilobytes for all headers together. */
const LONGEST = 10_240;

/**
 * The credential in an `Authorization` header: `Bearer` and an API key or a signed JSON Web Token. `undefined` for
 * everything else. Several such headers are refused, because implementations differ in which of them counts.
 */
export function readCredential(headers: readonly string[]): Credential | undefined {
  const [header = '', ...others] = headers;
  if (others.length > 0 || header.length > LONGEST) return undefined;
  const value = /^bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1];
  if (value === undefined) return undefined;
  const key = readApiKey(value);
  if (key) return { kind: 'api-key', key };
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value) ? { kind: 'token', token: value } : undefined;
}
