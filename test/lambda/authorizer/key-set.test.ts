import { generateKeyPairSync } from 'node:crypto';
import { exportJWK } from 'jose';
import { readKeySet, readPublishableKeySet } from '../../../lambda/authorizer/tokens/key-set';
import { issuer } from './support/authorizer';

const rsa = (modulusLength: number, publicExponent = 65_537) => ({
  ...generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey.export({ format: 'jwk' }),
  kid: 'rsa',
});
const point = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const secp256k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({ format: 'jwk' });
const sound = { ...point, kid: 'sound', use: 'sig' };

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

const AKP = { kty: 'AKP', kid: 'pq', alg: 'ML-DSA-44', use: 'sig', pub: 'AAAA' };

describe.each([
  ['of a type that is not known', AKP],
  ['without a type', { kid: 'b', use: 'sig' }],
  ['whose type is in lower case', { ...AKP, kty: 'ec' }],
  ['without an id', { kty: 'RSA', n: 'AQAB', e: 'AQAB' }],
  ['with an empty id', { kty: 'RSA', kid: '', n: 'AQAB', e: 'AQAB' }],
  ['whose id is a number', { kty: 'RSA', kid: 1, n: 'AQAB', e: 'AQAB' }],
  ['whose use is a number', { kty: 'RSA', kid: 'b', use: 1 }],
  ['whose alg is a list', { kty: 'RSA', kid: 'b', alg: ['RS256'] }],
  ['whose key_ops is a text', { kty: 'RSA', kid: 'b', key_ops: 'verify' }],
])('a key %s', (_what, other) => {
  test.each([
    ['before', (key: object) => [other, key]],
    ['after', (key: object) => [key, other]],
  ])('is left out %s a good key, and the good key counts', (_where, keysWith) => {
    expect(readKeySet({ keys: keysWith(sound) })).toEqual({ keys: [sound] });
  });

  test('is not published beside a good key, and is counted', () => {
    expect(readPublishableKeySet({ keys: [sound, other] })).toEqual({
      keySet: { keys: [sound] },
      leftOut: 1,
    });
  });

  test('is no key set by itself: nothing verifies a token', () => {
    expect(() => readKeySet({ keys: [other] })).toThrow(
      'no key of the set has a type of RSA, EC, OKP and an id (kid); others in it: 1',
    );
  });
});

test('a key that is left out may have the id of another: it counts for nothing', () => {
  expect(readKeySet({ keys: [sound, { ...AKP, kid: sound.kid }] }).keys).toHaveLength(1);
});

test.each([
  ['a shared secret', { kty: 'oct', kid: 'a', k: 'AAAA' }],
  ['a shared secret without its value', { kty: 'oct', kid: 'a' }],
  ['a private key of a type that is not known', { ...AKP, priv: 'AAAA' }],
  ['a private key without an id', { kty: 'EC', d: 'AAAA' }],
])('%s beside a good key is refused with the whole set', (_what, key) => {
  expect(() => readKeySet({ keys: [sound, key] })).toThrow(/a private key or a shared secret/);
});

test.each([['d'], ['p'], ['q'], ['dp'], ['dq'], ['qi'], ['oth'], ['k'], ['priv']])(
  'the member %s of a key refuses the whole set, whatever the type of the key',
  (member) => {
    expect(() => readKeySet({ keys: [sound, { ...AKP, [member]: 'AAAA' }] })).toThrow(/private key/);
  },
);

test.each([
  ['no object', 'text'],
  ['null', null],
  ['a list', []],
  ['an object without keys', {}],
  ['keys that are no list', { keys: {} }],
  ['a text among the keys', { keys: [{ kty: 'EC', kid: 'a' }, 'key'] }],
])('%s is refused in words, with the next step', (_what, input) => {
  expect(() => readKeySet(input)).toThrow(/^a JSON Web Key Set is an object with keys, .*jwks_uri/);
});

test('two keys with one id are no key set: which of them counts would be chance', async () => {
  const { jwk } = await issuer();
  expect(() => readKeySet({ keys: [jwk, jwk] })).toThrow(/same kid/);
});

const base64url = (bytes: number[]) => Buffer.from(bytes).toString('base64url');

test.each([
  ['an RSA key of 1024 bits', rsa(1024), /the key rsa has 1024 bits; RSA keys need 2048 or more/],
  ['an RSA key of 2040 bits', rsa(2040), /has 2040 bits/],
  ['an RSA key whose exponent is 3', rsa(2048, 3), /has the public exponent 3;/],
  [
    'an RSA key whose exponent is 1',
    { ...rsa(2048), e: base64url([1]) },
    /the key rsa (has the public|is no valid)/,
  ],
  [
    'an RSA key whose exponent is even',
    { ...rsa(2048), e: base64url([1, 0, 2]) },
    /the key rsa (has the public|is no valid)/,
  ],
  [
    'an RSA key without a modulus',
    { kty: 'RSA', kid: 'rsa', e: 'AQAB' },
    /the key rsa is no valid RSA public key/,
  ],
  [
    'a point that is not on its curve',
    { ...point, kid: 'off', x: point.y, y: point.x },
    /the key off is no valid EC/,
  ],
])('%s is not published, though another key is sound', (_what, key, words) => {
  expect(() => readPublishableKeySet({ keys: [sound, key] })).toThrow(words);
});

test('every unsound key of a set is named at once', () => {
  const keys = [rsa(1024), { ...rsa(1024), kid: 'second' }];
  expect(() => readPublishableKeySet({ keys })).toThrow(/the key rsa .*; the key second /);
});

test.each([
  ['for encryption', { ...rsa(2048), use: 'enc' }],
  ['for an algorithm that encrypts', { ...rsa(2048), alg: 'RSA-OAEP' }],
  ['for signatures only by its owner', { ...rsa(2048), key_ops: ['sign'] }],
  ['on a curve that no accepted algorithm has', { ...secp256k1, kid: 'k1' }],
])('a set whose only key is %s is not published', (_what, key) => {
  expect(() => readPublishableKeySet({ keys: [key] })).toThrow(/no key verifies signatures by RS256, /);
});

test.each([
  ['a weak key for encryption', { ...rsa(1024), use: 'enc' }],
  ['a key for encryption by its algorithm', { ...rsa(1024), alg: 'RSA-OAEP' }],
  ['a key on another curve', { ...secp256k1, kid: 'k1' }],
])('a set may have %s beside a sound key: issuers publish them together', (_what, key) => {
  expect(readPublishableKeySet({ keys: [sound, key] }).keySet.keys).toHaveLength(2);
});

test.each([
  ['use', 1],
  ['alg', ['RS256']],
  ['key_ops', 'verify'],
])('a key whose %s has another type is no key', (name, value) => {
  expect(() => readKeySet({ keys: [{ ...sound, [name]: value }] })).toThrow();
});

test('a weak key that is in the bucket all the same does not stop the others', () => {
  expect(readKeySet({ keys: [sound, rsa(1024)] }).keys).toHaveLength(2);
});
