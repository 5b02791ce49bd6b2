import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/**
 * The kept-alive connections to one endpoint. Two promises that Node's own agent does not make:
 *
 * - Each connection has a listener for its failure as long as it lives. Node takes its own listener away when an
 *   answer is complete, and an error on a connection without a listener ends the process.
 * - A connection that receives bytes nobody asked for is closed, not used again: the next request would take them
 *   for its answer [RFC 9112, section 9.2].
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

/** What a custom agent may replace [Node.js documentation, "Class: http.Agent", v24]; the types leave it out. */
interface AgentInternals {
  createConnection(...args: unknown[]): Duplex;
  /** A connection has become idle. Whether to keep it. */
  keepSocketAlive(socket: Duplex): boolean;
  /** An idle connection is given to a request. */
  reuseSocket(socket: Duplex, request: http.ClientRequest): void;
}

/** The request the connection belonged to was told; there is nothing left to do. */
function ignore(): void {}

function closeOnData(this: Duplex): void {
  this.destroy();
}
