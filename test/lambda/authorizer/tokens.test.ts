import { createHmac } from 'node:crypto';
import { exportSPKI, type JWTPayload } from 'jose';
import { apiKeys, authorizerOver, CONFIG, ISSUER, issuer, NOW } from './support/authorizer';

let idp: Awaited<ReturnType<typeof issuer>>;
beforeAll(async () => {
  idp = await issuer();
});

const known = () => authorizerOver({ jwks: () => [idp.jwk] });

test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])(
  'a token signed with %s stands for the caller of its claim',
  async (alg) => {
    const signer = await issuer(alg);
    const identified = await authorizerOver({ jwks: () => [signer.jwk] }).bearer(await signer.sign());
    expect(identified).toMatchObject({ caller: { name: 'assistant' }, credential: 'token/assistant-app' });
  },
);

test.each([
  ['of another issuer', { iss: 'https://elsewhere.example' }],
  ['for another audience', { aud: 'payroll' }],
  ['without an audience', { aud: undefined }],
  ['that has expired', { exp: NOW.getTime() / 1000 - 31 }],
  ['that never expires', { exp: undefined }],
  ['that is not valid yet', { nbf: NOW.getTime() / 1000 + 31 }],
  ['of a caller nobody configured', { azp: 'stranger' }],
  ['without the claim that names the caller', { azp: undefined }],
  ['whose claim is a list', { azp: ['assistant-app'] }],
])('a token %s is refused', async (_what, claims) => {
  expect(await known().bearer(await idp.sign(claims as JWTPayload))).toBeUndefined();
});

test('clocks may differ by half a minute', async () => {
  expect(await known().bearer(await idp.sign({ exp: NOW.getTime() / 1000 - 29 }))).toBeDefined();
});

test('a token may be for several audiences', async () => {
  expect(await known().bearer(await idp.sign({ aud: ['payroll', 'llm'] }))).toBeDefined();
});

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({ iss: ISSUER, aud: 'llm', azp: 'assistant-app', exp: idp.seconds + 300 });

test('a token without a signature (alg none) is refused before any key is read', async () => {
  const authorizer = known();
  const unsigned = `${base64url({ alg: 'none', kid: 'first' })}.${base64url(claims())}.`;
  expect(await authorizer.bearer(unsigned)).toBeUndefined();
  expect(await authorizer.bearer(`${unsigned}AA`)).toBeUndefined();
  expect([authorizer.reason(), authorizer.reads.keySet]).toEqual(['algorithm-not-allowed', 0]);
});

test('a token signed with HS256 and the public key as the secret is refused', async () => {
  const authorizer = known();
  const content = `${base64url({ alg: 'HS256', kid: 'first' })}.${base64url(claims())}`;
  const signature = createHmac('sha256', await exportSPKI(idp.publicKey))
    .update(content)
    .digest('base64url');
  expect(await authorizer.bearer(`${content}.${signature}`)).toBeUndefined();
  expect(authorizer.reason()).toBe('algorithm-not-allowed');
});

test('a token whose content was changed is refused', async () => {
  const [header, , signature] = (await idp.sign({ azp: 'claims-app' })).split('.');
  expect(await known().bearer(`${header}.${base64url(claims())}.${signature}`)).toBeUndefined();
});

test('a token that brings its own key is judged by ours', async () => {
  const attacker = await issuer('RS256', 'first');
  const forged = await attacker.sign({}, { jwk: attacker.jwk });
  expect(await known().bearer(forged)).toBeUndefined();
});

test('a token without a key id is refused', async () => {
  const authorizer = known();
  expect(await authorizer.bearer(await idp.sign({}, { kid: undefined }))).toBeUndefined();
  expect(authorizer.reason()).toBe('no-key-id');
});

test('a token whose header demands an extension we do not know is refused', async () => {
  const [, payload, signature] = (await idp.sign()).split('.');
  const header = base64url({ alg: 'RS256', kid: 'first', crit: ['exp'], exp: 1 });
  expect(await known().bearer(`${header}.${payload}.${signature}`)).toBeUndefined();
});

describe('the key set', () => {
  const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

  test('is read once for many tokens', async () => {
    const authorizer = known();
    for (const token of [await idp.sign(), await idp.sign()]) await authorizer.bearer(token);
    expect(authorizer.reads.keySet).toBe(1);
  });

  test('is read again after five minutes, so that a removed key stops counting', async () => {
    const keys = [idp.jwk];
    const authorizer = authorizerOver({ jwks: () => keys });
    const token = await idp.sign({ exp: idp.seconds + 3600 });
    expect(await authorizer.bearer(token)).toBeDefined();
    keys.pop();
    authorizer.clock.now = at(5 * 60_000);
    expect(await authorizer.bearer(token)).toBeUndefined();
  });

  test('is read early for a key that is not in it, so that a new key counts at once', async () => {
    const second = await issuer('RS256', 'second');
    const keys = [idp.jwk];
    const authorizer = authorizerOver({ jwks: () => keys });
    await authorizer.bearer(await idp.sign());
    keys.push(second.jwk);
    authorizer.clock.now = at(30_000);
    expect(await authorizer.bearer(await second.sign())).toBeDefined();
    expect(authorizer.logged).not.toContainEqual(expect.objectContaining({ event: 'unknown-key-id' }));
  });

  test('a key it still does not have is logged by the name the alarm looks for', async () => {
    const stranger = await issuer('RS256', 'unknown');
    const authorizer = known();
    expect(await authorizer.bearer(await stranger.sign())).toBeUndefined();
    expect(authorizer.logged[0]).toEqual({ event: 'unknown-key-id', requestId: 'request' });
  });

  test('unknown keys of other issuers ring no alarm', async () => {
    const stranger = await issuer('RS256', 'unknown');
    const authorizer = known();
    await authorizer.bearer(await stranger.sign({ iss: 'https://elsewhere.example' }));
    expect(authorizer.logged.map(({ event }) => event)).toEqual(['authorization']);
  });

  test('a flood of unknown keys reads it once in half a minute', async () => {
    const stranger = await issuer('RS256', 'unknown');
    const authorizer = known();
    for (let i = 0; i < 20; i += 1) await authorizer.bearer(await stranger.sign());
    expect(authorizer.reads.keySet).toBe(1);
  });
});

test('where the deployment takes no tokens, a good one is refused', async () => {
  const { oidc: _, ...withoutTokens } = CONFIG;
  const authorizer = authorizerOver({ jwks: () => [idp.jwk] }, withoutTokens);
  expect(await authorizer.bearer(await idp.sign())).toBeUndefined();
});

test('I7: no line logged holds a token or a claim of one that was refused', async () => {
  const keys = apiKeys();
  const authorizer = authorizerOver({ keys, jwks: () => [idp.jwk] });
  const tokens = [await idp.sign({ azp: 'canary' }), await idp.sign({}, { kid: 'canary' }), await idp.sign()];
  for (const token of tokens) await authorizer.bearer(token);
  const lines = JSON.stringify(authorizer.logged);
  for (const token of tokens) expect(lines).not.toContain(token.split('.')[2]);
  expect(lines).not.toContain('canary');
});
