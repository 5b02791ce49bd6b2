import type { APIGatewayProxyEvent } from 'aws-lambda';
import { toRouterRequest } from '../../../../lambda/router/platform/lambda-event';

const event = (changes: object): APIGatewayProxyEvent =>
  ({
    httpMethod: 'POST',
    path: '/v1/chat/completions',
    headers: null,
    multiValueHeaders: null,
    body: null,
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', path: '/llm/v1/chat/completions', identity: { userArn: null } },
    ...changes,
  }) as unknown as APIGatewayProxyEvent;

const read = (changes: object) => toRouterRequest(event(changes), 1_000, { onGone: () => {} });

test('a repeated header keeps every value, in whatever letter case it came', () => {
  const { headers } = read({
    headers: { 'X-Data-Class': 'public', 'x-data-class': 'internal', host: 'example' },
    multiValueHeaders: { 'X-Data-Class': ['restricted', 'public'], 'x-data-class': ['internal'] },
  });
  expect(headers['x-data-class']).toEqual(['restricted', 'public', 'internal']);
  expect(headers.host).toEqual(['example']);
});

test('a header called __proto__ is a header', () => {
  const { headers } = read({ multiValueHeaders: JSON.parse('{"__proto__":["x"],"a":["b"]}') });
  expect(headers.a).toEqual(['b']);
  expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
});

test('the path has no stage', () => {
  expect(read({}).path).toBe('/v1/chat/completions');
});

test.each([
  ['//v1/chat/completions', '/v1/chat/completions'],
  ['/v1/chat/completions/', '/v1/chat/completions'],
])('%s is the route the API matched, as in its access log', (path, resource) => {
  expect(read({ path, resource }).path).toBe(resource);
});

test.each(['/{proxy+}', '/sealed/{proxy+}'])('of %s the path is the one that was sent', (resource) => {
  expect(read({ path: '/v1//models', resource }).path).toBe('/v1//models');
});

test.each([
  ['/v1/models/Qwen%2FQwen3-8B', '/v1/models/Qwen%2FQwen3-8B'],
  ['//v1/models/qwen3-8b/', '/v1/models/qwen3-8b'],
  ['/gateway/v1/models/qwen3-8b', '/v1/models/qwen3-8b'],
])('of %s the parameter is as it was sent, and the rest is the route', (path, expected) => {
  expect(read({ path, resource: '/v1/models/{id}' }).path).toBe(expected);
});

test('the names of query parameters are those of both forms of the event; their values stay outside', () => {
  const changes = {
    queryStringParameters: { a: '2', b: '1' },
    multiValueQueryStringParameters: { a: ['1', '2'], c: ['3'] },
  };
  expect([read(changes).parameters, read({}).parameters]).toEqual([['a', 'b', 'c'], []]);
});

test.each([
  ['without a value in both forms', { a: '' }, { a: [''] }],
  ['with blanks only', { a: ' ' }, { a: [' ', ''] }],
  ['without a value in one form, absent in the other', { a: '' }, null],
  ['without values', null, { a: [] }],
])('a query parameter %s is empty, and not among them', (_what, one, many) => {
  const changes = { queryStringParameters: one, multiValueQueryStringParameters: many };
  expect(read(changes).parameters).toEqual([]);
});

test.each([
  ['in the list only', { a: '' }, { a: ['x', ''] }],
  ['in the last value only', { a: 'x' }, { a: [''] }],
])('a query parameter that is not empty %s is among them', (_where, one, many) => {
  const changes = { queryStringParameters: one, multiValueQueryStringParameters: many };
  expect(read(changes).parameters).toEqual(['a']);
});

test('a header on which the two forms of the event disagree is a repeated one', () => {
  const { headers } = read({
    headers: { Authorization: 'Bearer b' },
    multiValueHeaders: { Authorization: ['Bearer a'] },
  });
  expect(headers.authorization).toEqual(['Bearer a', 'Bearer b']);
});

test('a body is bytes, whether it came as text or base64', () => {
  expect(Buffer.from(read({ body: '{"ü":1}' }).body).toString()).toBe('{"ü":1}');
  const base64 = Buffer.from([0xff, 0x00]).toString('base64');
  expect([...read({ body: base64, isBase64Encoded: true }).body]).toEqual([0xff, 0x00]);
});

test('who calls is what API Gateway authenticated', () => {
  const identity = { userArn: 'arn:aws:iam::111122223333:user/alice' };
  expect(read({ requestContext: { requestId: 'r', identity } }).principal).toBe(identity.userArn);
  expect(read({}).principal).toBeUndefined();
});

const context = (authorizer: unknown) => ({
  requestContext: { requestId: 'r', identity: { userArn: null }, authorizer },
});

test('whom the authorizer found is taken from its context', () => {
  const found = { caller: 'claims', credential: 'token/claims-app' };
  expect(read(context({ ...found, principalId: 'claims', integrationLatency: 12 })).bearer).toEqual(found);
});

test('when the credential expires is a number, also where the context has it as text', () => {
  const found = { caller: 'claims', credential: 'token/claims-app', expiresAt: '1795664522000' };
  expect(read(context(found)).bearer?.expiresAt).toBe(1_795_664_522_000);
});

test.each([undefined, null, {}, { caller: 'claims' }, { caller: ['claims'], credential: 'x' }])(
  'without its context nobody was found: %j',
  (authorizer) => {
    expect(read(context(authorizer)).bearer).toBeUndefined();
  },
);
