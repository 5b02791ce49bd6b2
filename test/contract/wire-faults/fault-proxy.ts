import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Script } from './faults';

/** A raw TCP server between the router and a recorded answer. The prompt of a request names its case. */
export interface FaultProxy {
  readonly url: string;
  /** What the request of each case gets from now on. */
  play(scripts: ReadonlyMap<number, Script>): void;
  /** Resolves when every case has been played to its end and its bytes are with the reader. */
  played(): Promise<void>;
  /** How often the request of a case has arrived. */
  arrivals(id: number): number;
  /** How many connections are open. */
  open(): number;
  /** Writes to every open connection, whether it is asked or not. */
  writeToAll(text: string): void;
  close(): void;
}

/** Turns of the event loop in which a connection is made, a request is sent and its answer is read. */
const QUIET_TURNS = 8;

/** A prompt that names a case. */
export const promptOf = (id: number) => `case ${id} of the wire`;

export async function startFaultProxy(): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let scripts: ReadonlyMap<number, Script> = new Map();
  let waiting = new Set<number>();
  let arrived = new Map<number, number>();
  let requests = 0;
  let done = () => {};

  const write = async (id: number, socket: Socket, { steps, finally: ending }: Script) => {
    for (const step of steps) {
      if (step === 'turn') await nextTurn();
      else if (step === 'pause') await pause(2);
      else socket.write(step);
    }
    if (ending === 'end') socket.end();
    if (ending === 'reset') socket.resetAndDestroy();
    waiting.delete(id);
    if (waiting.size === 0) done();
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    let received = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
      const { length, id } = requestIn(received) ?? {};
      if (length === undefined || id === undefined) return;
      received = received.slice(length);
      requests += 1;
      arrived.set(id, (arrived.get(id) ?? 0) + 1);
      const script = scripts.get(id);
      if (script) void write(id, socket, script);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    play(next) {
      scripts = next;
      waiting = new Set(next.keys());
      arrived = new Map();
    },
    async played() {
      if (waiting.size > 0)
        await new Promise<void>((resolve) => {
          done = resolve;
        });
      // A request that is sent once more arrives a few turns later.
      for (
        let quiet = 0, before = requests;
        quiet < QUIET_TURNS;
        quiet = requests === before ? quiet + 1 : 0
      ) {
        before = requests;
        await nextTurn();
      }
    },
    arrivals: (id) => arrived.get(id) ?? 0,
    open: () => sockets.size,
    writeToAll: (text) => {
      for (const socket of sockets) socket.write(text);
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The length of the request these bytes begin with, once it is whole, and its case. */
function requestIn(bytes: string): { readonly length: number; readonly id: number } | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const [, said = '0'] = /\r\ncontent-length: (\d+)/i.exec(bytes.slice(0, head)) ?? [];
  const length = head + 4 + Number(said);
  if (bytes.length < length) return undefined;
  const [, id] = /case (\d+) of the wire/.exec(bytes.slice(head, length)) ?? [];
  return { length, id: Number(id) };
}
