import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { ConnectionPool, type PoolOptions } from '../../../lambda/aws/connection-pool';
import { readEndpoint } from '../../../lambda/aws/endpoints';

// Node ends the process when a connection fails that has no listener for it.

const server = http.createServer((_request, response) => response.end('done'));
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const poolOf = (options: Partial<PoolOptions> = {}) => {
  const { port } = server.address() as AddressInfo;
  return new ConnectionPool(readEndpoint(`http://127.0.0.1:${port}`, 'test'), {
    keepAlive: true,
    ...options,
  });
};

/** Sends one request and reads its answer. Returns the connection after it has become idle, or has closed. */
async function ask(agent: http.Agent): Promise<Socket> {
  const request = http.request({ agent });
  request.end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const socket = response.socket as Socket;
  response.resume();
  await once(response, 'close');
  await turn();
  return socket;
}

/** The server's side of every connection, the newest last. */
const accepted: Socket[] = [];
server.on('connection', (socket) => accepted.push(socket));

test('a connection has a listener for its failure at every moment of its life', async () => {
  const agent = poolOf();
  const listeners: number[] = [];
  for (const _ of [1, 2]) {
    const request = http.request({ agent });
    request.end();
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    const socket = response.socket as Socket;
    const look = () => listeners.push(socket.listenerCount('error'));
    look();
    response.once('end', () => {
      look();
      queueMicrotask(look);
      process.nextTick(look);
    });
    response.resume();
    await once(response, 'close');
    look();
    await turn();
    look();
  }
  agent.destroy();
  expect(Math.min(...listeners)).toBeGreaterThan(0);
});

test('one request after the other goes over one connection', async () => {
  const agent = poolOf();
  const first = await ask(agent);
  const second = await ask(agent);
  agent.destroy();
  expect(second).toBe(first);
});

test('a pool that keeps none takes a new connection for each request', async () => {
  const agent = poolOf({ keepAlive: false });
  const first = await ask(agent);
  const second = await ask(agent);
  agent.destroy();
  expect(second).not.toBe(first);
});

test('a connection that received bytes while it was idle is closed without a request', async () => {
  const agent = poolOf();
  const socket = await ask(agent);
  accepted.at(-1)?.write('x');
  await once(socket, 'close');
  agent.destroy();
  expect(socket.destroyed).toBe(true);
});

test('a request does not take a connection that received bytes while it was idle', async () => {
  const agent = poolOf();
  const first = await ask(agent);
  const before = first.bytesRead;
  accepted.at(-1)?.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
  while (first.bytesRead === before) await turn();
  const second = await ask(agent);
  agent.destroy();
  expect(second).not.toBe(first);
});

test.each([
  ['30 seconds', 30_000, true],
  ['longer than 30 seconds', 30_001, false],
  ['until the clock of the machine was set back', -1, false],
])('a connection that was idle for %s is used again: %p', async (_, age, used) => {
  let time = 1_000_000;
  const agent = poolOf({ now: () => time });
  const first = await ask(agent);
  time += age;
  const second = await ask(agent);
  agent.destroy();
  expect(second === first).toBe(used);
});

test('an idle connection does not keep the process alive', async () => {
  const agent = poolOf();
  const socket = (await ask(agent)) as Socket & { _handle: { hasRef(): boolean } };
  const keeps = socket._handle.hasRef();
  agent.destroy();
  expect(keeps).toBe(false);
});
