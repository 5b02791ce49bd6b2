import { matchRoute } from '../../../local/gateway/match-route';
import { readRestApi } from '../../../local/gateway/rest-api';
import { gatewayTemplate } from '../fixtures/gateway-template';

const api = readRestApi(gatewayTemplate);

test('paths come from the tree of resources in the template', () => {
  const paths = api.routes.map((route) => `${route.method} ${route.resource}`);
  expect(paths).toEqual([
    'POST /v1/echo',
    'POST /v1/quick',
    'ANY /items/{id}',
    'GET /items/{id}',
    'ANY /items/{rest+}',
    'GET /things/real',
    'ANY /things/{rest+}',
  ]);
});

test.each([
  ['POST', '/llm/v1/echo', 'POST /v1/echo'],
  ['POST', '/llm/v1/echo/', 'POST /v1/echo'],
  ['POST', '/llm//v1/echo', 'POST /v1/echo'],
  ['GET', '/llm/things/real', 'GET /things/real'],
  ['POST', '/llm/things/real', 'ANY /things/{rest+}'],
  ['GET', '/llm/things', undefined],
  ['GET', '/llm/things/', undefined],
  ['POST', '/v1/echo', undefined],
  ['POST', '/LLM/v1/echo', undefined],
  ['POST', '/llm/V1/echo', undefined],
  ['GET', '/llm/items/7', 'GET /items/{id}'],
  ['PUT', '/llm/items/7', 'ANY /items/{id}'],
  ['PUT', '/llm/items/7/parts', 'ANY /items/{rest+}'],
  ['GET', '/llm/v1/echo', undefined],
  ['POST', '/llm/v1.echo', undefined],
  ['POST', '/other/v1/echo', undefined],
])('%s %s reaches %s', (method, path, expected) => {
  const route = matchRoute(api, method, path)?.route;
  expect(route && `${route.method} ${route.resource}`).toBe(expected);
});

test('a slash at the end is kept in the path and is in no parameter', () => {
  expect(matchRoute(api, 'PUT', '/llm/items/7/parts/')).toMatchObject({
    path: '/items/7/parts/',
    pathParameters: { rest: '7/parts' },
  });
});

test('the value of a path parameter is passed on', () => {
  expect(matchRoute(api, 'GET', '/llm/items/7')?.pathParameters).toEqual({ id: '7' });
});

test('an integration that the local gateway does not support is named', () => {
  const template = structuredClone(gatewayTemplate);
  template.Resources.PostEcho.Properties.Integration.Type = 'MOCK';
  expect(() => readRestApi(template)).toThrow(/PostEcho[\s\S]*Integration.Type/);
});
