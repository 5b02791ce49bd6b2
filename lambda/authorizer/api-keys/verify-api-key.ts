import type { AuthorizerConfig } from '../config/authorizer-config';
import type { Verified } from '../verified';
import { type ApiKey, isSecret, type SecretHash } from './api-key';
import type { KeyRecord } from './key-record';

/** Reads the record of an API key, revoked ones included; `undefined` where there is none. Rejects if it cannot. */
export type ApiKeyStore = (keyId: string) => Promise<KeyRecord | undefined>;

/** The caller of an API key, or the reason why the key is refused. */
export async function verifyApiKey(
  { keyId, secret }: ApiKey,
  store: ApiKeyStore,
  callers: AuthorizerConfig['callers'],
  now: Date,
): Promise<Verified> {
  const record = await store(keyId);
  // Computed for an unknown key as well, so that the time of the answer does not tell which key ids exist.
  const hasSecret = isSecret(secret, record ?? OF_NO_KEY);
  if (!record) return { refused: 'unknown-key', keyId };
  // The secret first: a client without it must not learn whether the key is revoked or expired.
  if (!hasSecret) return { refused: 'wrong-secret', keyId };
  if (record.status !== 'active') return { refused: 'revoked-key', keyId };
  const expiresAt = Date.parse(record.expiresAt);
  if (expiresAt <= now.getTime()) return { refused: 'expired-key', keyId };
  const caller = callers.find(({ name, apiKeys }) => apiKeys && name === record.caller);
  return caller
    ? { caller, credential: `api-key/${keyId}`, expiresAt }
    : { refused: 'unknown-caller', keyId };
}

/** As long as a stored hash. The result of the comparison is not used. */
const OF_NO_KEY: SecretHash = { salt: '0'.repeat(32), hash: '0'.repeat(64) };
