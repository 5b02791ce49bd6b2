import type { JWTPayload } from 'jose';
import type { AuthorizerConfig } from '../../../lambda/authorizer/config/authorizer-config';
import { authorizerOver, CONFIG, issuer } from './support/authorizer';

let idp: Awaited<ReturnType<typeof issuer>>;
beforeAll(async () => {
  idp = await issuer('ES256');
});

type Oidc = NonNullable<AuthorizerConfig['oidc']>;

/** An authorizer with these settings, for the issuer of `idp`. */
function authorizerWith(changes: Partial<Oidc>) {
  const { oidc } = CONFIG;
  if (!oidc) throw new Error('no issuer');
  return authorizerOver({ jwks: () => [idp.jwk] }, { ...CONFIG, oidc: { ...oidc, ...changes } });
}

/** An access token as Amazon Cognito writes it: no `typ`, no `aud`. */
const cognito = (claims: JWTPayload = {}) =>
  idp.sign(
    {
      aud: undefined,
      azp: undefined,
      sub: 'assistant-app',
      token_use: 'access',
      client_id: 'app-1',
      scope: 'payroll/read llm/invoke',
      ...claims,
    },
    { typ: undefined },
  );

const BY_CLIENT = { audience: 'app-1', audienceClaim: 'client_id', callerClaim: 'sub' } as const;
const BY_SCOPE = { audience: 'llm/invoke', audienceClaim: 'scope', callerClaim: 'sub' } as const;

describe.each([
  ['client_id', BY_CLIENT],
  ['scope', BY_SCOPE],
])('where %s says which API a token is for', (claim, settings) => {
  test('an access token without an audience is accepted', async () => {
    expect(await authorizerWith(settings).bearer(await cognito())).toMatchObject({
      caller: { name: 'assistant' },
    });
  });

  test.each([
    ['another value', 'other'],
    ['a value that contains it', `x${settings.audience}x`],
    ['no value', undefined],
    ['an empty value', ''],
    ['a list', [settings.audience]],
    ['a number', 1],
  ])('a token with %s is refused, and the log names the claim', async (_what, value) => {
    const authorizer = authorizerWith(settings);
    expect(await authorizer.bearer(await cognito({ [claim]: value }))).toBeUndefined();
    expect(authorizer.logged).toContainEqual(expect.objectContaining({ reason: 'invalid-token', claim }));
  });

  test.each([
    ['another API', 'payroll'],
    ['this API by its name', settings.audience],
    ['nothing', []],
  ])('a token whose audience is %s is refused, and the log names aud', async (_what, aud) => {
    const authorizer = authorizerWith(settings);
    expect(await authorizer.bearer(await cognito({ aud }))).toBeUndefined();
    expect(authorizer.logged).toContainEqual(
      expect.objectContaining({ reason: 'invalid-token', claim: 'aud' }),
    );
  });

  test.each(['marked', 'unmarked'] as const)(
    'a token that does not say that it is an access token is refused, also with tokenType %s',
    async (tokenType) => {
      const authorizer = authorizerWith({ ...settings, tokenType });
      expect(await authorizer.bearer(await cognito({ token_use: undefined }))).toBeUndefined();
      expect(authorizer.why()).toBe('not-an-access-token unmarked');
    },
  );

  test('an ID token of the same application is refused', async () => {
    const idToken = await cognito({ token_use: 'id', aud: 'app-1' });
    expect(await authorizerWith(settings).bearer(idToken)).toBeUndefined();
  });
});

test('a client id is one value: spaces do not separate', async () => {
  const token = await cognito({ client_id: 'app-1 app-2' });
  expect(await authorizerWith(BY_CLIENT).bearer(token)).toBeUndefined();
});

test('where the audience is aud, a client id or a scope of the same value does not replace it', async () => {
  const token = await cognito({ client_id: 'llm', scope: 'llm' });
  const authorizer = authorizerWith({ callerClaim: 'sub' });
  expect(await authorizer.bearer(token)).toBeUndefined();
  expect(authorizer.why()).toBe('invalid-token ERR_JWT_CLAIM_VALIDATION_FAILED');
});

test.each([
  ['aud', { aud: 'payroll' }],
  ['aud', { aud: undefined }],
  ['iss', { iss: 'https://elsewhere.example' }],
  ['iss', { iss: undefined }],
  ['exp', { exp: 1 }],
  ['exp', { exp: undefined }],
  ['iat', { iat: undefined }],
  ['nbf', { nbf: 4_000_000_000 }],
  ['caller', { azp: undefined }],
])('the log names the claim %s of a token with %j', async (claim, claims) => {
  const authorizer = authorizerWith({});
  expect(await authorizer.bearer(await idp.sign(claims as JWTPayload))).toBeUndefined();
  expect(authorizer.logged).toContainEqual(expect.objectContaining({ reason: 'invalid-token', claim }));
});

test('the log names a claim by a word of ours and never by a name that the deployment chose', async () => {
  const authorizer = authorizerWith({ callerClaim: 'https://bank.example/app' });
  expect(await authorizer.bearer(await idp.sign())).toBeUndefined();
  expect(JSON.stringify(authorizer.logged)).not.toContain('bank.example');
});
