import type { KeyRecord } from './key-record';
import type { ApiKeyStore } from './verify-api-key';

/**
 * A store of API keys that reads the record of an active key once in `seconds`. So a revoked key may be accepted for that
 * long. The secret and the end of the key are checked for each request. A record that is missing or not active is read
 * again, so that a key that is issued now works now.
 */
export function rememberKeys(store: ApiKeyStore, seconds: number, now: () => Date): ApiKeyStore {
  const remembered = new Map<string, { readonly record: KeyRecord; readonly until: number }>();
  return async (keyId) => {
    const time = now().getTime();
    const known = remembered.get(keyId);
    if (known && known.until > time) return known.record;
    remembered.delete(keyId);
    const record = await store(keyId);
    if (record?.status === 'active') remembered.set(keyId, { record, until: time + seconds * 1000 });
    return record;
  };
}
