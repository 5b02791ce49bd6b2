import { mkdtempSync, rmSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Front } from '../../../local/gateway/front';
import { gatewayServer } from '../../../local/gateway/gateway-server';
import { readRestApi } from '../../../local/gateway/rest-api';
import { bundleBootstrap } from '../../../local/lambda/bundle-bootstrap';
import { StreamingFunction } from '../../../local/lambda/streaming-function';
import { listen } from '../../../local/listen';
import { gatewayTemplate } from '../fixtures/gateway-template';
import { rawRequest } from '../fixtures/raw-request';

const folder = mkdtempSync(path.join(tmpdir(), 'front-'));
const fixtures = path.join(__dirname, '../fixtures');
let server: Server;
let url: string;
let echo: StreamingFunction;

beforeAll(async () => {
  echo = new StreamingFunction({
    bootstrap: await bundleBootstrap(folder),
    folder: fixtures,
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:echo',
    timeoutSeconds: 30,
    variables: { _HANDLER: 'echo-handler.handler', LAMBDA_TASK_ROOT: fixtures },
    onLog: () => undefined,
  });
  const front = new Front({
    api: readRestApi(gatewayTemplate),
    identity: { account: '111122223333', apiId: 'local' },
    region: 'us-east-1',
    keys: [],
    functions: { Echo: echo },
  });
  server = gatewayServer(
    (message, response) => front.answer(message, response),
    () => undefined,
  );
  url = await listen(server);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await echo.close();
  rmSync(folder, { recursive: true });
});

const post = (route: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}${route}`, { method: 'POST', body: JSON.stringify(body), headers });

async function eventOf(response: Response) {
  return JSON.parse((await response.text()).split('\n')[0] ?? '').event;
}

test('status, headers and cookies of the function reach the client', async () => {
  const response = await post('/llm/v1/echo', {});
  expect([response.status, response.headers.get('x-echo'), response.headers.getSetCookie()]).toEqual([
    201,
    'yes',
    ['a=1', 'b=2'],
  ]);
});

test('the function gets resource, path and stage as from a REST API', async () => {
  const event = await eventOf(await post('/llm/v1/echo?a=1&a=2', {}));
  expect(event).toMatchObject({
    resource: '/v1/echo',
    path: '/v1/echo',
    httpMethod: 'POST',
    queryStringParameters: { a: '2' },
    multiValueQueryStringParameters: { a: ['1', '2'] },
    requestContext: { stage: 'llm', path: '/llm/v1/echo', resourcePath: '/v1/echo' },
  });
});

test('a repeated header is passed on with all its values', async () => {
  const event = await new Promise<{ multiValueHeaders: object }>((resolve, reject) => {
    const headers = ['Host', 'local', 'X-Data-Class', 'public', 'X-Data-Class', 'restricted'];
    const outgoing = request(`${url}/llm/v1/echo`, { method: 'POST', headers }, (answer) => {
      answer.setEncoding('utf8').once('data', (text) => resolve(JSON.parse(text.split('\n')[0]).event));
    });
    outgoing.once('error', reject).end('{}');
  });
  expect(event.multiValueHeaders).toMatchObject({ 'X-Data-Class': ['public', 'restricted'] });
});

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
  'a name that JavaScript knows is a name like others: %s',
  (name) => {
    const sent = (target: string, headers = '') =>
      rawRequest(
        url,
        `POST ${target} HTTP/1.1\r\nHost: local\r\nContent-Length: 2\r\n${headers}Connection: close\r\n\r\n{}`,
      );
    const eventIn = ({ body }: { body: string }) => JSON.parse(/\{"event".*\}/.exec(body)?.[0] ?? '{}').event;

    test('as a header, repeated', async () => {
      const event = eventIn(await sent('/llm/v1/echo', `${name}: a\r\n${name}: b\r\n`));
      expect(Object.entries(event.multiValueHeaders)).toContainEqual([name, ['a', 'b']]);
      expect(Object.entries(event.headers)).toContainEqual([name, 'b']);
    });

    test('as a query parameter, repeated', async () => {
      const event = eventIn(await sent(`/llm/v1/echo?${name}=a&${name}=b`));
      expect(Object.entries(event.multiValueQueryStringParameters)).toEqual([[name, ['a', 'b']]]);
      expect(Object.entries(event.queryStringParameters)).toEqual([[name, 'b']]);
    });
  },
);

test('the first bytes arrive before the function has finished', async () => {
  const started = Date.now();
  const response = await post('/llm/v1/echo', { act: 'slow' });
  const reader = response.body?.getReader();
  await reader?.read();
  const first = Date.now() - started;
  while (!(await reader?.read())?.done);
  expect(Date.now() - started - first).toBeGreaterThan(150);
});

test('an unknown path is answered with the gateway response of the template', async () => {
  const response = await post('/llm/nowhere', {});
  expect([response.status, response.headers.get('x-own'), await response.json()]).toEqual([
    403,
    'yes',
    { error: { message: 'Missing Authentication Token' } },
  ]);
});

test.each([
  '/v1/echo',
  '/',
  '//',
  '//:99999',
  '//llm/v1/echo',
  'http://[',
  'http://local/llm/v1/echo',
  '/\\[',
  '*',
])('%s names no stage, and gets the answer that no template can change', async (target) => {
  const answer = await rawRequest(url, `POST ${target} HTTP/1.1\r\nHost: local\r\nConnection: close\r\n\r\n`);
  expect([answer.status, JSON.parse(/\{.*\}/.exec(answer.body)?.[0] ?? '')]).toEqual([
    403,
    { message: 'Forbidden' },
  ]);
});

test.each(['throw', 'exit', 'end-without-write'])(
  'a function that fails (%s) before its answer gives the 5xx gateway response',
  async (act) => {
    const response = await post('/llm/v1/echo', { act });
    expect([response.status, await response.json()]).toMatchObject([502, { type: 'DEFAULT_5XX' }]);
  },
);

test('a function that fails midway cuts the connection', async () => {
  const response = await post('/llm/v1/echo', { act: 'throw-midway' });
  await expect(response.text()).rejects.toThrow();
});

test('an answer that does not begin in time gives 504', async () => {
  expect((await post('/llm/v1/quick', { act: 'slow', wait: 'before' })).status).toBe(504);
});

test('a body above ten megabytes gives 413', async () => {
  expect((await post('/llm/v1/echo', 'x'.repeat(10 * 1024 * 1024))).status).toBe(413);
});

test('a body that outgrows the Lambda event gives 413 as well', async () => {
  expect((await post('/llm/v1/echo', 'x'.repeat(6 * 1024 * 1024))).status).toBe(413);
});

test('a client that leaves does not affect the next one', async () => {
  const leaving = new AbortController();
  const response = await fetch(`${url}/llm/v1/echo`, {
    method: 'POST',
    body: '{"act":"slow"}',
    signal: leaving.signal,
  });
  leaving.abort();
  await expect(response.text()).rejects.toThrow();
  expect((await post('/llm/v1/echo', {})).status).toBe(201);
});
