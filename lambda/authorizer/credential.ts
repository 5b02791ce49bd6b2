import { type ApiKey, readApiKey } from './api-keys/api-key';

/** The credential of a request, not verified yet. */
export type Credential =
  | { readonly kind: 'api-key'; readonly key: ApiKey }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Whether these values of `Authorization` are several credentials: two headers, or one in which a proxy joined two with a
 * comma. They are refused, because programs differ in which of them counts. No bearer credential contains a comma.
 */
export function isRepeated(headers: readonly string[]): boolean {
  return headers.length > 1 || /^bearer\b.*,/i.test(headers[0] ?? '');
}

/** No credential is longer: API Gateway allows ten kilobytes for all headers together. */
const LONGEST = 10_240;

/**
 * The credential in an `Authorization` header: `Bearer` and an API key or a signed JSON Web Token. `undefined` for
 * everything else.
 */
export function readCredential(header: string): Credential | undefined {
  if (header.length > LONGEST) return undefined;
  const value = /^bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1];
  if (value === undefined) return undefined;
  const key = readApiKey(value);
  if (key) return { kind: 'api-key', key };
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value) ? { kind: 'token', token: value } : undefined;
}
