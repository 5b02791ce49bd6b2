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
