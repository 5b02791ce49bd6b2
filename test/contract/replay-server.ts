import { once } from 'node:events';
import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/** What to answer: the parts one after the other, and then what becomes of the connection. */
export interface Replay {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly parts: readonly Buffer[];
  readonly finally: 'end' | 'reset' | 'hang';
  /** The connection is cut or left alone before even the status line. */
  readonly silent?: boolean;
}

export interface ReceivedRequest {
  readonly line: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server that answers every request with the same bytes and keeps what it was asked. */
export async function startReplay() {
  const received: ReceivedRequest[] = [];
  let busy = 0;
  let connections = 0;
  let replay: Replay = { parts: [], finally: 'end' };

  const server = http.createServer(async (request, response) => {
    busy += 1;
    response.on('close', () => {
      busy -= 1;
    });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method, url = '', httpVersion, headers } = request;
    const line = `${method} ${url} HTTP/${httpVersion}`;
    received.push({ line, path: url, headers, body: Buffer.concat(parts) });
    const { status = 200, finally: ending } = replay;
    if (!replay.silent) {
      response.writeHead(status, replay.headers);
      response.flushHeaders();
      for (const part of replay.parts) {
        response.write(part);
        await nextTurn();
      }
    }
    if (ending === 'end') response.end();
    if (ending === 'reset') {
      // What was written must be read before the reset throws it away.
      if (!replay.silent) await pause(5);
      response.socket?.resetAndDestroy();
    }
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** Connections made so far. */
    connections: () => connections,
    /** Resolves when no connection is busy with an answer any more; rejects after a second. */
    noneBusy: async () => {
      for (let i = 0; i < 200 && busy > 0; i++) await pause(5);
      if (busy > 0) throw new Error('a connection is still busy');
    },
    answerWith: (next: Replay) => {
      replay = next;
    },
    dropConnections: () => server.closeAllConnections(),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
