import type { KeyRecord } from '../../../lambda/authorizer/api-keys/key-record';
import { apiKeys, authorizerOver, CONFIG, NOW } from './support/authorizer';

/** An authorizer that remembers keys for this long, over a table with one key. */
function withKey(cacheSeconds: number, change: Partial<KeyRecord> = {}) {
  const keys = apiKeys();
  const key = keys.issue(change);
  const authorizer = authorizerOver({ keys }, { ...CONFIG, cacheSeconds });
  const set = (status: KeyRecord['status']) => {
    for (const [id, record] of keys.records) keys.records.set(id, { ...record, status });
  };
  const after = (seconds: number) => {
    authorizer.clock.now = new Date(NOW.getTime() + seconds * 1000);
  };
  return { ...authorizer, keys, key, set, after };
}

test('the table is read once for an active key, as long as it is remembered', async () => {
  const { bearer, key, reads, after } = withKey(60);
  await bearer(key);
  after(59);
  expect([await bearer(key), reads.apiKeys]).toEqual([expect.anything(), 1]);
});

test('with zero seconds the table is read for each request', async () => {
  const { bearer, key, reads } = withKey(0);
  await bearer(key);
  await bearer(key);
  expect(reads.apiKeys).toBe(2);
});

test('a key that is revoked is refused when the time is over', async () => {
  const { bearer, key, set, after, reason } = withKey(60);
  await bearer(key);
  set('revoked');
  after(60);
  expect([await bearer(key), reason()]).toEqual([undefined, 'revoked-key']);
});

test('a revoked key is not remembered: when it is active again it is accepted at once', async () => {
  const { bearer, key, set } = withKey(60, { status: 'revoked' });
  await bearer(key);
  set('active');
  expect(await bearer(key)).toBeDefined();
});

test('an unknown key is not remembered: a key that is issued now is accepted now', async () => {
  const { bearer, key, keys, reads } = withKey(60);
  const [[id, record] = []] = keys.records;
  keys.records.clear();
  await bearer(key);
  if (id && record) keys.records.set(id, record);
  expect([await bearer(key), reads.apiKeys]).toEqual([expect.anything(), 2]);
});

test('a wrong secret is refused while the key is remembered', async () => {
  const { bearer, key, reason } = withKey(60);
  await bearer(key);
  expect([await bearer(key.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))), reason()]).toEqual([
    undefined,
    'wrong-secret',
  ]);
});

test('a key that ends while it is remembered is refused from then on', async () => {
  const expiresAt = new Date(NOW.getTime() + 30_000).toISOString();
  const { bearer, key, after, reason } = withKey(60, { expiresAt });
  await bearer(key);
  after(30);
  expect([await bearer(key), reason()]).toEqual([undefined, 'expired-key']);
});
