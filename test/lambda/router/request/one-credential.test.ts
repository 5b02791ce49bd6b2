import {
  CREDENTIAL_FAMILIES,
  CREDENTIAL_HEADERS,
  CREDENTIAL_PARAMETERS,
} from '../../../../lambda/router/request/one-credential';
import { type Asked, testRouter } from '../support/call-router';
import { routerConfig } from '../support/router-config';

/** Written here again, so that an entry that is taken out of the rule is missed. */
const HEADERS = [
  'access-token',
  'anthropic-api-key',
  'api-key',
  'api-token',
  'auth-token',
  'authentication',
  'bearer',
  'cf-access-jwt-assertion',
  'cf-access-token',
  'cf-aig-authorization',
  'dpop',
  'id-token',
  'jwt',
  'ocp-apim-subscription-key',
  'openai-api-key',
  'password',
  'private-token',
  'proxy-authorization',
  'token',
  'x-access-token',
  'x-amz-s3session-token',
  'x-amz-security-token',
  'x-amzn-oidc-accesstoken',
  'x-amzn-oidc-data',
  'x-anthropic-api-key',
  'x-api-key',
  'x-api-token',
  'x-auth',
  'x-auth-token',
  'x-authorization',
  'x-bearer-token',
  'x-forwarded-access-token',
  'x-forwarded-authorization',
  'x-functions-key',
  'x-goog-api-key',
  'x-goog-iap-jwt-assertion',
  'x-id-token',
  'x-jwt',
  'x-jwt-assertion',
  'x-litellm-api-key',
  'x-ms-token-aad-access-token',
  'x-openai-api-key',
  'x-original-authorization',
  'x-refresh-token',
  'x-serverless-authorization',
  'x-session-token',
  'x-token',
];
const PARAMETERS = [
  'access_token',
  'api_key',
  'api_token',
  'assertion',
  'auth',
  'auth_token',
  'authorization',
  'AWSAccessKeyId',
  'bearer',
  'bearer_token',
  'client_assertion',
  'client_secret',
  'id_token',
  'jwt',
  'key',
  'passwd',
  'password',
  'private_token',
  'refresh_token',
  'secret',
  'session_token',
  'sig',
  'signature',
  'subscription_key',
  'token',
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'x-api-key',
  'X-Goog-Credential',
  'X-Goog-Signature',
];

const AUTHORIZATION = 'Bearer the-credential';
const CALLER = { caller: 'claims', credential: 'token/claims-app' };

/** Status, code and parameter of a bearer lane's answer to a request for its models, and the whole body. */
async function answer({ headers, ...changes }: Asked = {}, authentication: 'bearer' | 'iam' = 'bearer') {
  const { ask, log } = testRouter(routerConfig({ authentication }));
  const { status, text, json } = await ask({
    method: 'GET',
    path: '/v1/models',
    headers: { authorization: [AUTHORIZATION], ...headers },
    bearer: CALLER,
    body: '',
    ...changes,
  });
  const { error } = json() as { error?: { code: string; type: string; param: string } };
  return { status, code: error?.code, type: error?.type, param: error?.param, body: text, log };
}

test('a request with one credential is answered', async () => {
  expect((await answer()).status).toBe(200);
});

describe.each(HEADERS)('the header %s beside Authorization', (name) => {
  test('is refused, with its name and without its value', async () => {
    const { status, code, type, param, body } = await answer({ headers: { [name]: ['the-other-secret'] } });
    expect([status, code, type, param]).toEqual([400, 'several_credentials', 'invalid_request_error', name]);
    expect(body).not.toContain('the-other-secret');
  });

  test.each([
    ['with underscores', name.replaceAll('-', '_')],
    ['without hyphens', name.replaceAll('-', '')],
  ])('is refused in another spelling, %s', async (_how, sent) => {
    expect((await answer({ headers: { [sent]: ['x'] } })).param).toBe(name);
  });

  test('is refused when one of its values is not empty', async () => {
    expect((await answer({ headers: { [name]: ['', 'x'] } })).code).toBe('several_credentials');
  });

  test('is no credential when it is empty', async () => {
    expect((await answer({ headers: { [name]: ['', ' '] } })).status).toBe(200);
  });
});

describe.each(PARAMETERS)('the query parameter %s beside Authorization', (name) => {
  test.each([
    ['as it is', name],
    ['in upper case', name.toUpperCase()],
    ['with hyphens', name.replaceAll('_', '-')],
    ['with underscores', name.replaceAll('-', '_')],
    ['without both', name.replace(/[-_]/g, '')],
  ])('is refused, %s', async (_how, sent) => {
    const { status, code, param } = await answer({ parameters: ['a', sent] });
    expect([status, code, param]).toEqual([400, 'several_credentials', name]);
  });
});

describe.each([
  ['x-amzn-oidc-*', 'x-amzn-oidc-identity'],
  ['x-ms-token-*', 'x-ms-token-aad-id-token'],
  ['x-ms-token-*', 'x-ms-token-aad-refresh-token'],
  ['x-ms-token-*', 'x-ms-token-google-access-token'],
])('of the family %s, the header %s beside Authorization', (param, name) => {
  test.each([
    ['as it is', name],
    ['with underscores', name.replaceAll('-', '_')],
    ['without hyphens', name.replaceAll('-', '')],
  ])('is refused by the name of the family, %s', async (_how, sent) => {
    const { code, param: named } = await answer({ headers: { [sent]: ['x'] } });
    expect([code, named]).toEqual(['several_credentials', param]);
  });

  test('is no credential when it is empty', async () => {
    expect((await answer({ headers: { [name]: [' '] } })).status).toBe(200);
  });
});

test('the rule has no other header, no other family and no other parameter', () => {
  expect([CREDENTIAL_HEADERS, CREDENTIAL_FAMILIES, CREDENTIAL_PARAMETERS]).toEqual([
    HEADERS,
    ['x-amzn-oidc-', 'x-ms-token-'],
    PARAMETERS,
  ]);
});

test.each([
  'x-data-class',
  'cookie',
  'x-request-id',
  'x-amz-date',
  'x-stainless-lang',
  'x-amzn-trace-id',
  'x-ms-client-request-id',
  'x-csrf-token',
  'idempotency-key',
  'openai-organization',
])('the header %s is no credential', async (name) => {
  expect((await answer({ headers: { [name]: ['internal'] } })).status).toBe(200);
});

test.each(['api-version', 'limit', 'after', 'monkey', 'tokens'])(
  'the query parameter %s is no credential',
  async (name) => {
    expect((await answer({ parameters: [name] })).status).toBe(200);
  },
);

test.each([
  ['two', [AUTHORIZATION, 'Bearer another']],
  ['the same twice', [AUTHORIZATION, AUTHORIZATION]],
  ['an empty one beside it', [AUTHORIZATION, '']],
])(
  'several Authorization values get the answer that the authorizer gives: %s',
  async (_what, authorization) => {
    const { status, code, type } = await answer({ headers: { authorization } });
    expect([status, code, type]).toEqual([401, 'invalid_credential', 'authentication_error']);
  },
);

test.each(['/v1/chat/completions', '/v1/nowhere', '/health'])(
  'a second credential is refused on every path: %s',
  async (path) => {
    expect((await answer({ path, method: 'POST', headers: { 'x-api-key': ['x'] } })).code).toBe(
      'several_credentials',
    );
  },
);

describe('on a bearer lane, x-api-key alone is the credential', () => {
  const KEY = { authorization: [], 'x-api-key': ['the-key'] };

  test.each([
    ['alone', KEY],
    ['beside an empty Authorization', { ...KEY, authorization: [''] }],
  ])('%s', async (_how, headers) => {
    expect((await answer({ headers })).status).toBe(200);
  });

  test.each(HEADERS.filter((name) => name !== 'x-api-key'))('%s beside it is refused', async (name) => {
    const { code, param } = await answer({ headers: { ...KEY, [name]: ['x'] } });
    expect([code, param]).toEqual(['several_credentials', name]);
  });

  test('another spelling of its name beside it is refused', async () => {
    expect((await answer({ headers: { ...KEY, x_api_key: ['x'] } })).param).toBe('x-api-key');
  });

  test('several of its values are refused as the authorizer refuses them', async () => {
    const { status, code, param } = await answer({ headers: { ...KEY, 'x-api-key': ['a', 'b'] } });
    expect([status, code, param]).toEqual([401, 'invalid_credential', 'x-api-key']);
  });

  test('nothing of it is in an answer, a log line or a refusal', async () => {
    const told = [await answer({ headers: KEY }), await answer({ headers: { ...KEY, jwt: ['x'] } })];
    expect(JSON.stringify(told)).not.toContain('the-key');
  });
});

test('the reason is in the log of the request', async () => {
  const { log } = await answer({ headers: { 'x-api-key': ['x'] } });
  expect(log).toContainEqual(expect.objectContaining({ event: 'request', code: 'several_credentials' }));
});

test('a lane that takes signatures is not concerned: a signature needs x-amz-security-token beside it', async () => {
  const headers = { 'x-amz-security-token': ['session'] };
  expect((await answer({ headers, bearer: undefined }, 'iam')).status).toBe(200);
});
