import type { Server } from 'node:http';
import { gatewayServer } from '../../../local/gateway/gateway-server';
import { listen } from '../../../local/listen';
import { rawRequest } from '../fixtures/raw-request';

let server: Server;
let url: string;
const failed = jest.fn();

beforeAll(async () => {
  server = gatewayServer((message, response) => {
    if (message.url === '/fails') throw new Error('at once');
    if (message.url === '/fails-later') return Promise.reject(new Error('later'));
    if (message.url === '/fails-midway') {
      response.write('begun');
      return Promise.reject(new Error('midway'));
    }
    message.resume().once('error', () => response.destroy());
    if (message.url === '/begun') response.write('begun');
    else message.once('end', () => response.end('{"ok":true}'));
    return undefined;
  }, failed);
  url = await listen(server);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post = (headers: string, body = '') => `POST / HTTP/1.1\r\n${headers}\r\n\r\n${body}`;

test.each([
  ['without a host', 400, post('Content-Length: 0')],
  ['with two lengths', 400, post('Host: x\r\nContent-Length: 2\r\nContent-Length: 3', '{}')],
  ['with a length and chunks', 400, post('Host: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked', '{}')],
  ['that is not HTTP', 400, 'hello\r\n\r\n'],
  ['with broken chunks', 400, post('Host: x\r\nTransfer-Encoding: chunked', 'zz\r\n')],
  ['with headers too large', 431, post(`Host: x\r\nX-Large: ${'x'.repeat(300_000)}`)],
  ['for a tunnel', 400, 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
])(
  'a request %s gets an error that clients of OpenAI and Anthropic read, and the connection is closed',
  async (_, status, bytes) => {
    const answer = await rawRequest(url, bytes);
    expect(answer.status).toBe(status);
    expect(answer.head).toMatch(/content-type: application\/json[\s\S]*connection: close/);
    expect(JSON.parse(answer.body)).toEqual({
      type: 'error',
      error: {
        type: 'invalid_request_error',
        code: 'unreadable_request',
        message: expect.any(String),
        param: null,
      },
    });
  },
);

test('an unknown expectation does not refuse a request', async () => {
  const answer = await rawRequest(
    url,
    post('Host: x\r\nExpect: coffee\r\nContent-Length: 0\r\nConnection: close'),
  );
  expect([answer.status, answer.body]).toEqual([200, '{"ok":true}']);
});

test('an answer that has begun is cut, not mixed with an error', async () => {
  const bytes = 'POST /begun HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
  const answer = await rawRequest(url, bytes, 'zz\r\n');
  expect([answer.status, answer.body]).toEqual([200, expect.stringMatching(/^5\r\nbegun\r\n$/)]);
});

test.each([
  ['at once', '/fails'],
  ['later', '/fails-later'],
])('a request on which the gateway fails %s is answered, and the failure is told', async (words, path) => {
  const answer = await rawRequest(url, `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([500, 'local_gateway_failed']);
  expect(failed).toHaveBeenLastCalledWith(new Error(words));
});

test('an answer on which the gateway fails midway is cut, and the failure is told', async () => {
  const answer = await rawRequest(url, 'GET /fails-midway HTTP/1.1\r\nHost: x\r\n\r\n').catch(
    () => undefined,
  );
  expect(answer?.body ?? '').not.toContain('local_gateway_failed');
  expect(failed).toHaveBeenLastCalledWith(new Error('midway'));
});
