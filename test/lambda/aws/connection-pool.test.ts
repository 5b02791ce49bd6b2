import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { createPool } from '../../../lambda/aws/connection-pool';

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

test('a connection has a listener for its failure at every moment of its life', async () => {
  const agent = createPool(false, { keepAlive: true });
  const { port } = server.address() as AddressInfo;
  const listeners: number[] = [];
  for (const _ of [1, 2]) {
    const request = http.request({ agent, port, host: '127.0.0.1' });
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
