import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { OTHER_MEANING } from '../../../lambda/authorizer/tokens/header';
import { ALGORITHMS } from '../../../lambda/authorizer/tokens/signing-key';
import { authorizerOver, ISSUER, issuer, NOW } from './support/authorizer';

// Tokens written by hand: the signature fits, and the header or the key does not.

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = NOW.getTime() / 1000;
const CLAIMS = { iss: ISSUER, aud: 'llm', azp: 'assistant-app', iat: now, exp: now + 300 };

const pairs = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  Ed25519: generateKeyPairSync('ed25519'),
  X25519: generateKeyPairSync('x25519'),
};
type Key = keyof typeof pairs;

function token(header: object, privateKey: KeyObject = pairs.RSA.privateKey): string {
  const content = `${base64url({ alg: 'RS256', kid: 'first', typ: 'at+jwt', ...header })}.${base64url(CLAIMS)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
}

const publicKey = (key: Key, more: object = {}) => ({
  ...pairs[key].publicKey.export({ format: 'jwk' }),
  kid: 'first',
  ...more,
});

async function verdict(text: string, jwk: object = publicKey('RSA')) {
  const authorizer = authorizerOver({ jwks: () => [jwk] });
  return (await authorizer.bearer(text)) ? 'accepted' : authorizer.why();
}

test('a token written by hand is accepted: these tests would notice a refusal for another reason', async () => {
  expect(await verdict(token({}))).toBe('accepted');
});

test('the guarded header parameters are these', () => {
  expect(OTHER_MEANING).toEqual(['b64', 'crit', 'cty', 'enc', 'zip']);
});

test.each([
  ['b64', { b64: false }],
  ['b64', { b64: true }],
  ['crit', { crit: ['exp'], exp: 1 }],
  ['crit', { crit: [] }],
  ['b64', { crit: ['b64'], b64: true }],
  ['cty', { cty: 'JWT' }],
  ['enc', { enc: 'A256GCM' }],
  ['zip', { zip: 'DEF' }],
  ['typ', { typ: 1 }],
  ['typ', { typ: ['at+jwt'] }],
  ['typ', { typ: null }],
])('a token with the header parameter %s is refused before any key is read: %j', async (name, header) => {
  const authorizer = authorizerOver({ jwks: () => [publicKey('RSA')] });
  expect(await authorizer.bearer(token(header))).toBeUndefined();
  expect([authorizer.why(), authorizer.reads.keySet]).toEqual([`header-not-allowed ${name}`, 0]);
});

test.each([undefined, '', null, 1, ['first']])('a token with the key id %j is refused', async (kid) => {
  expect(await verdict(token({ kid }))).toBe('no-key-id');
});

test.each([
  undefined,
  null,
  1,
  ['RS256'],
  'none',
  'None',
  'HS256',
  'HS512',
  'rs256',
  'RSA-OAEP',
  'ES256K',
  'dir',
])('a token with the algorithm %j is refused', async (alg) => {
  expect(await verdict(token({ alg }))).toBe('algorithm-not-allowed');
});

test.each([
  ['jku', { jku: 'https://elsewhere.example/jwks' }],
  ['x5u', { x5u: 'https://elsewhere.example/cert' }],
  ['x5t', { x5t: 'h' }],
  ['x5c', { x5c: ['MIIB'] }],
])('a header parameter that only names a key changes nothing: %s', async (_name, header) => {
  expect(await verdict(token(header))).toBe('accepted');
});

test.each([
  ['a token inside the token', `${base64url({ alg: 'RS256', kid: 'first' })}.${base64url({})}.a.b.c`],
  ['an encrypted token', 'a.b.c.d.e'],
  ['two parts', 'a.b'],
])('%s is no credential', async (_what, text) => {
  expect(await verdict(text)).toBe('no-credential');
});

test('a header that is no JSON is refused', async () => {
  expect(await verdict('aaaa.bbbb.cccc')).toBe('invalid-token ERR_MALFORMED');
});

/** The one key that each algorithm may be verified by. */
const KEY_OF: Readonly<Record<string, Key>> = {
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
  PS384: 'RSA',
  PS512: 'RSA',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
};

test('every accepted algorithm has its key', () => {
  expect([...ALGORITHMS].sort()).toEqual(Object.keys(KEY_OF).sort());
});

describe.each(Object.entries(KEY_OF))('%s', (alg, own) => {
  test('accepts a token that its own key signed', async () => {
    const signer = await issuer(alg);
    expect(await verdict(await signer.sign(), signer.jwk)).toBe('accepted');
  });

  test.each((Object.keys(pairs) as Key[]).filter((key) => key !== own))(
    'is not verified with a key of the type %s',
    async (key) => {
      const privateKey = pairs.RSA.privateKey;
      expect(await verdict(token({ alg }, privateKey), publicKey(key))).toBe('key-not-allowed type');
    },
  );
});

test.each([
  ['for encryption', { use: 'enc' }, 'use'],
  ['of an unknown use', { use: 'other' }, 'use'],
  ['to sign alone', { key_ops: ['sign'] }, 'key_ops'],
  ['for no operation', { key_ops: [] }, 'key_ops'],
  ['to wrap keys', { use: 'sig', key_ops: ['wrapKey'] }, 'key_ops'],
  ['for another algorithm', { alg: 'PS256' }, 'alg'],
  ['for encryption by its algorithm', { alg: 'RSA-OAEP-256' }, 'alg'],
])('a key %s verifies no token', async (_what, more, why) => {
  expect(await verdict(token({}), publicKey('RSA', more))).toBe(`key-not-allowed ${why}`);
});

test.each([
  ['for signatures', { use: 'sig' }],
  ['to verify', { key_ops: ['verify'] }],
  ['for the algorithm of the token', { alg: 'RS256' }],
])('a key %s verifies a token', async (_what, more) => {
  expect(await verdict(token({}), publicKey('RSA', more))).toBe('accepted');
});

test('a key of 1024 bits verifies no token', async () => {
  const { privateKey, publicKey: weak } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const jwk = { ...weak.export({ format: 'jwk' }), kid: 'first' };
  expect(await verdict(token({}, privateKey), jwk)).toBe('key-not-allowed weak');
});
