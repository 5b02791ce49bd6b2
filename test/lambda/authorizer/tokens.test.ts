import { createHmac } from 'node:crypto';
import { exportSPKI, type JWTPayload } from 'jose';
import { apiKeys, authorizerOver, CONFIG, ISSUER, issuer } from './support/authorizer';

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
  ['without an issuer', { iss: undefined }],
  ['for another audience', { aud: 'payroll' }],
  ['without an audience', { aud: undefined }],
  ['of a caller nobody configured', { azp: 'stranger' }],
  ['without the claim that names the caller', { azp: undefined }],
  ['whose claim is a list', { azp: ['assistant-app'] }],
])('a token %s is refused', async (_what, claims) => {
  expect(await known().bearer(await idp.sign(claims as JWTPayload))).toBeUndefined();
});

test('a token may be for several audiences', async () => {
  expect(await known().bearer(await idp.sign({ aud: ['payroll', 'llm'] }))).toBeDefined();
});

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Claims of a token that is accepted if its signature is. */
const claims = () => ({
  iss: ISSUER,
  aud: 'llm',
  azp: 'assistant-app',
  iat: idp.seconds,
  exp: idp.seconds + 300,
});

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

test('where the deployment takes no tokens, a good one is refused', async () => {
  const { oidc: _, ...withoutTokens } = CONFIG;
  const authorizer = authorizerOver({ jwks: () => [idp.jwk] }, withoutTokens);
  expect(await authorizer.bearer(await idp.sign())).toBeUndefined();
});

test('I7: no line logged holds a token or a claim of one that was refused', async () => {
  const keys = apiKeys();
  const authorizer = authorizerOver({ keys, jwks: () => [idp.jwk] });
  const tokens = await Promise.all([
    idp.sign(),
    idp.sign({}, { kid: 'canary' }),
    idp.sign({}, { typ: 'canary+jwt' }),
    idp.sign({}, { cty: 'canary' }),
    ...['azp', 'iss', 'aud', 'sub', 'typ', 'token_use', 'at_hash', 'nonce', 'cnf', 'exp', 'iat', 'nbf'].map(
      (claim) => idp.sign({ [claim]: 'canary' } as JWTPayload, { typ: 'JWT' }),
    ),
  ]);
  for (const token of tokens) await authorizer.bearer(token);
  const lines = JSON.stringify(authorizer.logged);
  for (const token of tokens) expect(lines).not.toContain(token.split('.')[2]);
  expect(lines).not.toContain('canary');
});
