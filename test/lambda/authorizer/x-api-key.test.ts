import { newApiKey, writeApiKey } from '../../../lambda/authorizer/api-keys/api-key';
import { readCredential } from '../../../lambda/authorizer/credential';
import { apiKeys, authorizerOver, issuer } from './support/authorizer';

const key = writeApiKey(newApiKey());
const inApiKey = (value: string) => readCredential({ authorization: [], apiKey: [value] });

test('an API key in x-api-key is its caller', async () => {
  const keys = apiKeys();
  const found = await authorizerOver({ keys }).sendKey(keys.issue());
  expect(found?.caller.name).toBe('assistant');
});

test('a token in x-api-key is its caller', async () => {
  const ours = await issuer();
  const found = await authorizerOver({ jwks: () => [ours.jwk] }).sendKey(await ours.sign());
  expect(found?.caller.name).toBe('assistant');
});

test.each([
  ['an empty Authorization', ['']],
  ['an Authorization of spaces', ['  ']],
])('%s beside it is no credential', async (_what, authorization) => {
  const keys = apiKeys();
  expect(await authorizerOver({ keys }).sendBoth(authorization, [keys.issue()])).toBeDefined();
});

test('where Authorization is sent too, it counts, and a good x-api-key does not help', async () => {
  const keys = apiKeys();
  const authorizer = authorizerOver({ keys });
  expect(await authorizer.sendBoth([`Bearer ${key}`], [keys.issue()])).toBeUndefined();
  expect(authorizer.reason()).toBe('unknown-key');
});

test.each([
  ['two headers', (good: string) => [good, key]],
  ['the same header twice', (good: string) => [good, good]],
  ['two in one header', (good: string) => [`${good}, ${key}`]],
  ['an empty header beside it', (good: string) => [good, '']],
])('several values of x-api-key are refused, whether they are good or not: %s', async (_what, values) => {
  const keys = apiKeys();
  const authorizer = authorizerOver({ keys });
  expect(await authorizer.sendKey(...values(keys.issue()))).toBeUndefined();
  expect([authorizer.reason(), authorizer.reads.apiKeys]).toEqual(['repeated-header', 0]);
});

test.each([
  ['the word Bearer', `Bearer ${key}`],
  ['a space before it', ` ${key}`],
  ['a space behind it', `${key} `],
  ['quotes around it', `"${key}"`],
  ['upper case', key.toUpperCase()],
  ['a zero byte', `${key}\0`],
  ['more than 10240 bytes', `a.b.${'c'.repeat(10_240)}`],
  ['nothing', ''],
])('%s makes it no credential', (_what, value) => {
  expect(inApiKey(value)).toBeUndefined();
});

test('no log line has the key', async () => {
  const keys = apiKeys();
  const authorizer = authorizerOver({ keys });
  const secret = keys.issue().split('_')[2] ?? '';
  await authorizer.sendKey(key);
  await authorizer.sendKey(secret);
  expect(JSON.stringify(authorizer.logged)).not.toMatch(new RegExp(`${secret}|${key.split('_')[2]}`));
});
