import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/**
 * The kept-alive connections to one endpoint. It adds two properties to Node's own agent:
 *
 * - Each connection has an error listener as long as it exists. Node removes its own listener when an answer is
 *   complete, and an error on a connection without a listener ends the process.
 * - A connection that receives bytes while it is idle is closed. Otherwise the next request would read those bytes as
 *   its answer [RFC 9112, section 9.2].
 */
export function createPool(secure: boolean, options: https.AgentOptions): http.Agent {
  const pool = secure ? new https.Agent(options) : new http.Agent(options);
  const { createConnection, keepSocketAlive, reuseSocket } = pool as unknown as AgentInternals;
  return Object.assign(pool, {
    createConnection(...args: unknown[]) {
      return createConnection.apply(pool, args).on('error', ignore);
    },
    keepSocketAlive(socket: Duplex) {
      socket.on('data', closeOnData);
      return keepSocketAlive.call(pool, socket);
    },
    reuseSocket(socket: Duplex, request: http.ClientRequest) {
      socket.off('data', closeOnData);
      reuseSocket.call(pool, socket, request);
    },
  } satisfies AgentInternals);
}

/** Methods that a custom agent may replace [Node.js documentation, "Class: http.Agent", v24]. The types lack them. */
interface AgentInternals {
  createConnection(...args: unknown[]): Duplex;
  /** Called when a connection becomes idle. Returns whether to keep it. */
  keepSocketAlive(socket: Duplex): boolean;
  /** Called when a request takes an idle connection. */
  reuseSocket(socket: Duplex, request: http.ClientRequest): void;
}

/** Does nothing: the request of this connection has had the error already. */
function ignore(): void {}

function closeOnData(this: Duplex): void {
  this.destroy();
}
