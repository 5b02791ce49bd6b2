import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Bytes as they are, not as an HTTP library would have them, and what then becomes of the connection. */
export interface Burst {
  /** Each leaves in one write. */
  readonly pieces: readonly Buffer[];
  /** `end`: half-closed by a FIN. `reset`: cut by an RST. `stay`: left open. */
  readonly finally: 'end' | 'reset' | 'stay';
}

export interface BurstServer {
  readonly url: string;
  /** How requests are answered from now on. */
  answerWith(burst: Burst): void;
  /** Connections that are open. */
  open(): number;
  /** Connections made so far. */
  connections(): number;
  /** Writes to every open connection, whether it is asked or not. */
  writeToAll(text: string): void;
  /** Resets every open connection. */
  resetAll(): void;
  /** Resolves when nothing is left to write. */
  written(): Promise<void>;
  close(): void;
}

/** A server of raw TCP that answers each request with a burst. */
export async function startBurstServer(): Promise<BurstServer> {
  const sockets = new Set<Socket>();
  let burst: Burst = { pieces: [], finally: 'end' };
  let writing = Promise.resolve();
  let connections = 0;

  const write = async (socket: Socket, { pieces, finally: ending }: Burst) => {
    for (const piece of pieces) {
      socket.write(piece);
      await nextTurn();
    }
    if (ending === 'end') socket.end();
    if (ending === 'reset') socket.resetAndDestroy();
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    let received = Buffer.alloc(0);
    sockets.add(socket);
    connections += 1;
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      const length = requestLength(received);
      if (length === undefined) return;
      received = received.subarray(length);
      writing = write(socket, burst);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (next) => {
      burst = next;
    },
    open: () => sockets.size,
    connections: () => connections,
    writeToAll: (text) => {
      for (const socket of sockets) socket.write(text);
    },
    resetAll: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    written: async () => {
      await writing;
      await nextTurn();
      await nextTurn();
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The length of the request these bytes begin with, once it is whole. */
function requestLength(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const [, said = '0'] = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, head)) ?? [];
  const length = head + 4 + Number(said);
  return bytes.length >= length ? length : undefined;
}
