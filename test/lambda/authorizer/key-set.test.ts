import { exportJWK } from 'jose';
import { readKeySet } from '../../../lambda/authorizer/tokens/key-set';
import { issuer } from './support/authorizer';

test('public keys with ids of their own are a key set', async () => {
  const { jwk } = await issuer();
  expect(readKeySet({ keys: [jwk] })).toEqual({ keys: [jwk] });
});

test.each([
  ['no keys', { keys: [] }],
  ['a shared secret', { keys: [{ kty: 'oct', kid: 'a', k: 'AAAA' }] }],
  ['a key without an id', { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }] }],
  ['something else', { issuer: 'https://login.example.eu' }],
])('%s is no key set', (_what, input) => {
  expect(() => readKeySet(input)).toThrow();
});

test('a private key does not get into the bucket', async () => {
  const { privateKey } = await issuer();
  const jwk = { ...(await exportJWK(privateKey)), kid: 'first' };
  expect(() => readKeySet({ keys: [jwk] })).toThrow(/private/);
});

test('two keys with one id are no key set: which of them counts would be chance', async () => {
  const { jwk } = await issuer();
  expect(() => readKeySet({ keys: [jwk, jwk] })).toThrow(/same kid/);
});
