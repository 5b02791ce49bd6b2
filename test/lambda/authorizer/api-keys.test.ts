import crypto from 'node:crypto';
import {
  hashSecret,
  isSecret,
  newApiKey,
  readApiKey,
  writeApiKey,
} from '../../../lambda/authorizer/api-keys/api-key';
import { apiKeys, authorizerOver, CONFIG, NOW } from './support/authorizer';

test('an API key identifies its caller', async () => {
  const keys = apiKeys();
  const identified = await authorizerOver({ keys }).bearer(keys.issue());
  expect(identified?.caller.name).toBe('assistant');
});

test('the credential in records and logs is the key id, without the secret', async () => {
  const keys = apiKeys();
  const key = keys.issue();
  const authorizer = authorizerOver({ keys });
  const identified = await authorizer.bearer(key);
  const { keyId, secret } = readApiKey(key) ?? {};
  expect(identified?.credential).toBe(`api-key/${keyId}`);
  expect(JSON.stringify([identified, authorizer.logged])).not.toContain(secret);
});

test.each([
  ['revoked-key', { status: 'revoked' }],
  ['expired-key', { expiresAt: NOW.toISOString() }],
  ['unknown-caller', { caller: 'nobody' }],
  ['unknown-caller', { caller: 'claims' }],
  ['wrong-secret', hashSecret('another')],
] as const)('a key is refused: %s %j', async (reason, change) => {
  const keys = apiKeys();
  const authorizer = authorizerOver({ keys });
  expect(await authorizer.bearer(keys.issue(change))).toBeUndefined();
  expect(authorizer.reason()).toBe(reason);
});

test('a client without the secret does not learn that a key was revoked', async () => {
  const keys = apiKeys();
  const key = readApiKey(keys.issue({ status: 'revoked' }));
  const authorizer = authorizerOver({ keys });
  await authorizer.bearer(writeApiKey({ ...newApiKey(), keyId: key?.keyId ?? '' }));
  expect(authorizer.reason()).toBe('wrong-secret');
});

test('an unknown key is refused', async () => {
  const authorizer = authorizerOver();
  expect(await authorizer.bearer(writeApiKey(newApiKey()))).toBeUndefined();
  expect(authorizer.reason()).toBe('unknown-key');
});

test('where the deployment takes no API keys, a good one is refused', async () => {
  const keys = apiKeys();
  const { apiKeys: _, ...withoutKeys } = CONFIG;
  const authorizer = authorizerOver({ keys }, withoutKeys);
  expect((await authorizer.bearer(keys.issue()))?.caller).toBeUndefined();
});

test.each([
  ['no header', []],
  ['a signature', ['AWS4-HMAC-SHA256 Credential=AKIA/20261121/eu-central-1/execute-api/aws4_request']],
  ['basic authentication', ['Basic dXNlcjpwYXNz']],
  ['an empty token', ['Bearer ']],
  ['a word', ['Bearer letmein']],
  ['eleven kilobytes', [`Bearer ${'a'.repeat(11_000)}.b.c`]],
])('%s is no credential', async (_what, headers) => {
  const authorizer = authorizerOver();
  expect(await authorizer.send(...headers)).toBeUndefined();
  expect(authorizer.reason()).toBe('no-credential');
});

test('the word Bearer may be written in any letter case', async () => {
  const keys = apiKeys();
  expect(await authorizerOver({ keys }).send(`bearer ${keys.issue()}`)).toBeDefined();
});

test('a secret is 256 bits, and no two keys have the same', () => {
  const [a, b] = [newApiKey(), newApiKey()];
  expect(Buffer.from(a.secret, 'hex')).toHaveLength(32);
  expect(a.secret).not.toBe(b.secret);
});

test('two hashes of one secret differ, and both recognise it', () => {
  const { secret } = newApiKey();
  const [a, b] = [hashSecret(secret), hashSecret(secret)];
  expect(a.hash).not.toBe(b.hash);
  expect([isSecret(secret, a), isSecret(secret, b), isSecret(newApiKey().secret, a)]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('an unknown key and a wrong secret take the same work', () => {
  afterEach(() => jest.restoreAllMocks());

  /** How often the table was read, a secret was hashed and two hashes were compared. */
  async function workFor(bearer: string, keys: ReturnType<typeof apiKeys>) {
    const [hash, compare] = [jest.spyOn(crypto, 'createHash'), jest.spyOn(crypto, 'timingSafeEqual')];
    const authorizer = authorizerOver({ keys });
    expect(await authorizer.bearer(bearer)).toBeUndefined();
    const work = [authorizer.reads.apiKeys, hash.mock.calls.length, compare.mock.calls.length];
    jest.restoreAllMocks();
    return { work, reason: authorizer.reason() };
  }

  test('one read, one hash and one comparison', async () => {
    const keys = apiKeys();
    const keyId = readApiKey(keys.issue())?.keyId ?? '';
    expect([
      await workFor(writeApiKey(newApiKey()), keys),
      await workFor(writeApiKey({ ...newApiKey(), keyId }), keys),
    ]).toEqual([
      { work: [1, 1, 1], reason: 'unknown-key' },
      { work: [1, 1, 1], reason: 'wrong-secret' },
    ]);
  });

  test('no secret is the one of an unknown key, the secret of zeros included', async () => {
    const zeros = writeApiKey({ keyId: '0'.repeat(16), secret: '0'.repeat(64) });
    expect((await workFor(zeros, apiKeys())).reason).toBe('unknown-key');
  });
});

test('a key that is issued after it was refused works at once: refusals are not cached', async () => {
  const keys = apiKeys();
  const authorizer = authorizerOver({ keys });
  const key = keys.issue();
  const { keyId = '' } = readApiKey(key) ?? {};
  const record = keys.records.get(keyId);
  keys.records.delete(keyId);
  expect(await authorizer.bearer(key)).toBeUndefined();
  if (record) keys.records.set(keyId, record);
  expect(await authorizer.bearer(key)).toBeDefined();
});

test('an accepted key says from when on it is refused', async () => {
  const keys = apiKeys();
  const found = await authorizerOver({ keys }).bearer(keys.issue({ expiresAt: '2026-11-22T00:00:00Z' }));
  expect(found?.expiresAt).toBe(Date.parse('2026-11-22T00:00:00Z'));
});
