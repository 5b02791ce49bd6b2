import type { JWTPayload } from 'jose';
import { TOKEN_TYPES, type TokenType } from '../../../lambda/authorizer/config/authorizer-config';
import { authorizerOver, CONFIG, issuer } from './support/authorizer';

let idp: Awaited<ReturnType<typeof issuer>>;
beforeAll(async () => {
  idp = await issuer('EdDSA');
});

/** Why a token of this type with these claims is refused; `accepted` if it is not. */
async function verdict(typ: string | undefined, claims: object, tokenType: TokenType = 'marked') {
  const oidc = CONFIG.oidc && { ...CONFIG.oidc, tokenType };
  const authorizer = authorizerOver({ jwks: () => [idp.jwk] }, { ...CONFIG, oidc });
  const found = await authorizer.bearer(await idp.sign(claims as JWTPayload, { typ }));
  return found ? 'accepted' : authorizer.why();
}

/** The marks of real access tokens: the `typ` of the header, and the claims that say more than whose they are. */
const ACCESS_TOKENS: readonly (readonly [string, string | undefined, object])[] = [
  ['RFC 9068', 'at+jwt', { client_id: 'assistant-app', jti: '1' }],
  ['Keycloak', 'JWT', { typ: 'Bearer', scope: 'profile email', sid: '1' }],
  ['Keycloak before version 25, with the nonce of the sign-in', 'JWT', { typ: 'Bearer', nonce: 'n' }],
  ['Keycloak with at+jwt', 'at+jwt', { typ: 'Bearer' }],
  ['Entra ID 2.0, for a person', 'JWT', { scp: 'llm.use', azpacr: '1', ver: '2.0' }],
  ['Entra ID 2.0, for an application', 'JWT', { azpacr: '1', ver: '2.0' }],
  ['Entra ID 1.0', 'JWT', { appid: 'assistant-app', appidacr: '1', ver: '1.0' }],
  ['Okta', undefined, { cid: 'assistant-app', scp: ['llm'], ver: 1 }],
  ['Auth0, for a person', 'JWT', { scope: 'openid read' }],
  ['Auth0, for a machine', 'JWT', { gty: 'client-credentials' }],
  ['Cognito', undefined, { token_use: 'access', client_id: 'assistant-app', scope: 'llm/use' }],
  ['PingFederate and PingOne', undefined, { client_id: 'assistant-app', scope: '' }],
  ['AD FS', 'JWT', { appid: 'assistant-app', apptype: 'Confidential', scp: 'openid' }],
];

test.each(ACCESS_TOKENS)('an access token of %s is accepted', async (_issuer, typ, claims) => {
  expect(await verdict(typ, claims)).toBe('accepted');
});

test.each(['at+jwt', 'AT+JWT', 'application/at+jwt', 'Application/AT+JWT'])(
  'the type %s is the one of RFC 9068',
  async (typ) => {
    expect(await verdict(typ, {}, 'at+jwt')).toBe('accepted');
  },
);

test.each(['JWT', 'jwt', 'application/jwt', undefined])(
  'the type %s says nothing, so a claim has to mark the access token',
  async (typ) => {
    expect([await verdict(typ, {}), await verdict(typ, { scope: 'llm' })]).toEqual([
      'not-an-access-token unmarked',
      'accepted',
    ]);
  },
);

test.each(['JWT', 'jwt', 'application/jwt', undefined])(
  'where the deployment wants at+jwt, the type %s is refused, whatever the claims are',
  async (typ) => {
    expect(await verdict(typ, { scope: 'llm', client_id: 'a' }, 'at+jwt')).toBe('not-an-access-token typ');
  },
);

describe.each(TOKEN_TYPES)('where the deployment accepts %s', (accepted) => {
  test.each([
    'logout+jwt',
    'dpop+jwt',
    'secevent+jwt',
    'oauth-authz-req+jwt',
    'token-introspection+jwt',
    'id_token+jwt',
    'rt+jwt',
    'entity-statement+jwt',
    'application/okta-internal-at+jwt',
    'application/logout+jwt',
    'text/at+jwt',
    'application/application/at+jwt',
    'x-at+jwt',
    'at+jwt ',
    'none',
    'JWS',
    'JOSE',
    '',
  ])('a token of the type "%s" is refused, with the claims of an access token too', async (typ) => {
    expect(await verdict(typ, { scope: 'llm', client_id: 'a' }, accepted)).toBe('not-an-access-token typ');
  });

  test.each([
    ['an ID token with the hash of an access token', { at_hash: 'h', scope: 'openid' }, 'at_hash'],
    ['an ID token with the hash of a code', { c_hash: 'h', scope: 'openid' }, 'c_hash'],
    ['an ID token with the hash of a state', { s_hash: 'h', scope: 'openid' }, 's_hash'],
    ['a logout token', { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }, 'events'],
    ["Keycloak's ID token", { typ: 'ID', scope: 'openid' }, 'typ'],
    ["Keycloak's refresh token", { typ: 'Refresh', scope: 'openid' }, 'typ'],
    ["Keycloak's offline token", { typ: 'Offline', scope: 'openid' }, 'typ'],
    ["Keycloak's logout token", { typ: 'Logout' }, 'typ'],
    ['a token whose kind is a list', { typ: ['Bearer'] }, 'typ'],
    ["Cognito's ID token", { token_use: 'id', client_id: 'a' }, 'token_use'],
    ['a token of no use', { token_use: null }, 'token_use'],
  ])('%s is refused', async (_what, claims, why) => {
    expect(await verdict('at+jwt', claims, accepted)).toBe(`not-an-access-token ${why}`);
  });

  test.each([
    ['a certificate', { 'x5t#S256': 'h' }],
    ['a key of DPoP', { jkt: 'h' }],
    ['anything', {}],
  ])('a token bound to %s is refused: a bearer proves nothing', async (_what, cnf) => {
    expect(await verdict('at+jwt', { cnf }, accepted)).toBe('bound-token');
  });
});

test('an ID token of Entra ID, Auth0 or Okta has no mark of an access token, and is refused', async () => {
  const idToken = { nonce: 'n', name: 'Ada', email: 'ada@example.eu', auth_time: 1, amr: ['pwd'], sid: '1' };
  expect(await verdict('JWT', idToken)).toBe('not-an-access-token nonce');
});

test.each([null, 1, true, {}])('a mark that is no text and no list is none: %j', async (scope) => {
  expect(await verdict('JWT', { scope })).toBe('not-an-access-token unmarked');
});

test('where the deployment accepts unmarked tokens, one is accepted, unless it has the nonce of an ID token', async () => {
  expect([
    await verdict('JWT', {}, 'unmarked'),
    await verdict(undefined, { nonce: 'n' }, 'unmarked'),
  ]).toEqual(['accepted', 'not-an-access-token nonce']);
});
