import { createServer, type RequestListener } from 'node:http';
import { listen } from '../../../local/listen';
import { connection } from '../../../scripts/account/connection';
import { fetchThrough } from '../../../scripts/account/fetch-through';

const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  return listen(server);
}

const get = (url: string, headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal) =>
  fetchThrough(url, { headers, ...(signal && { signal }) }, connection({}));

test('a body is read as it was sent, with its status and headers', async () => {
  const url = await serve((_, response) =>
    response.writeHead(206, { 'content-range': 'bytes 0-1/9' }).end('ab'),
  );
  const answer = await get(url);
  expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
    206,
    'bytes 0-1/9',
    'ab',
  ]);
});

test.each([301, 302, 303, 307, 308])('a redirection by %d is followed', async (status) => {
  const url = await serve((request, response) =>
    request.url === '/there'
      ? response.end('here')
      : response.writeHead(status, { location: '/there' }).end(),
  );
  expect(await (await get(url)).text()).toBe('here');
});

test('another host that a redirection names gets no authorization', async () => {
  const sent: unknown[] = [];
  const other = await serve((request, response) => {
    sent.push(request.headers.authorization);
    response.end();
  });
  const url = await serve((request, response) => {
    sent.push(request.headers.authorization);
    response.writeHead(302, { location: other }).end();
  });
  await get(url, { Authorization: 'Bearer secret' });
  expect(sent).toEqual(['Bearer secret', undefined]);
});

test('the same host that a redirection names gets the authorization', async () => {
  const sent: unknown[] = [];
  const url = await serve((request, response) => {
    sent.push(request.headers.authorization);
    if (request.url === '/there') response.end();
    else response.writeHead(302, { location: '/there' }).end();
  });
  await get(url, { authorization: 'Bearer own' });
  expect(sent).toEqual(['Bearer own', 'Bearer own']);
});

test('redirections without end are given up', async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
  await expect(get(url)).rejects.toThrow('redirects more than 20 times');
});

test('an answer without a body has none', async () => {
  const url = await serve((_, response) => response.writeHead(204).end());
  expect((await get(url)).body).toBeNull();
});

test('a host that is not reached is told by its code', async () => {
  await expect(get('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a download that is stopped ends', async () => {
  const stop = new AbortController();
  const url = await serve(() => stop.abort());
  await expect(get(url, {}, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
