import { matchRoute } from '../../../scripts/local/gateway/match-route';
import { readRestApi } from '../../../scripts/local/gateway/rest-api';
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
  ]);
});

test.each([
  ['POST', '/llm/v1/echo', 'POST /v1/echo'],
  ['POST', '/v1/echo', 'POST /v1/echo'],
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

test('what stands in a path parameter is handed on', () => {
  expect(matchRoute(api, 'GET', '/llm/items/7')?.pathParameters).toEqual({ id: '7' });
});

test('an integration the local front cannot play is named', () => {
  const template = structuredClone(gatewayTemplate);
  template.Resources.PostEcho.Properties.Integration.Type = 'MOCK';
  expect(() => readRestApi(template)).toThrow(/PostEcho[\s\S]*Integration.Type/);
});
