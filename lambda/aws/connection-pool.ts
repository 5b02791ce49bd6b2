import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import type { HttpEndpoint } from './endpoints';

export interface PoolOptions {
  /** Whose certificates to trust. @default the public authorities */
  readonly secureContext?: tls.SecureContext;
  /** Whether a connection is kept after an answer. */
  readonly keepAlive: boolean;
  /** @default the time of day: an environment that was frozen has no other clock that went on */
  readonly now?: () => number;
}

/** A connection that waits for a request. */
interface Idle {
  readonly socket: net.Socket;
  readonly since: number;
  /** How much it had read when it became idle. */
  readonly bytesRead: number;
}

/**
 * The connections to one endpoint. Node's own agent finds the endpoint and the options of each request anew, which costs
 * more than the router needs; and it lacks three properties of this one:
 *
 * - Each connection has an error listener as long as it exists. Node removes its own listener when an answer is
 *   complete, and an error on a connection without a listener ends the process.
 * - A connection that received bytes while it was idle is not used again. Otherwise the next request would read those
 *   bytes as its answer [RFC 9112, section 9.2].
 * - A connection that was idle for longer than servers keep one is not used again. Lambda freezes an environment, which
 *   then does not see that its connections were closed.
 */
export class ConnectionPool extends http.Agent {
  private readonly waiting: Idle[] = [];
  private session: Buffer | undefined;
  private look: NodeJS.Timeout | undefined;

  private readonly keeps: boolean;
  private readonly secureContext: tls.SecureContext | undefined;
  private readonly now: () => number;

  constructor(
    private readonly endpoint: HttpEndpoint,
    { secureContext, keepAlive, now = Date.now }: PoolOptions,
  ) {
    super({ keepAlive });
    this.secureContext = secureContext;
    this.keeps = keepAlive;
    this.now = now;
    // http.request compares it with the protocol that it is asked for.
    Object.assign(this, { protocol: endpoint.secure ? 'https:' : 'http:' });
  }

  /** Called by http.request: gives the request a connection. */
  addRequest(request: Connecting): void {
    const kept = this.kept();
    if (kept) {
      request.reusedSocket = true;
      kept.ref();
    }
    request.onSocket(kept ?? this.connected());
  }

  override destroy(): void {
    clearTimeout(this.look);
    for (const { socket } of this.waiting.splice(0)) socket.destroy();
  }

  /** The connection that was used last, so that the others may grow old. */
  private kept(): net.Socket | undefined {
    for (let idle = this.waiting.pop(); idle; idle = this.waiting.pop()) {
      if (this.isUsable(idle)) return idle.socket;
      idle.socket.destroy();
    }
    return undefined;
  }

  private isUsable({ socket, since, bytesRead }: Idle): boolean {
    const age = this.now() - since;
    const fresh = age >= 0 && age <= LONGEST_IDLE_MS;
    return fresh && !socket.destroyed && socket.writable && socket.bytesRead === bytesRead;
  }

  /** Closes the connections that no request may use, now and then while any is idle. */
  private lookLater(): void {
    this.look ??= setTimeout(() => {
      this.look = undefined;
      const kept = this.waiting.filter((idle) => this.isUsable(idle));
      for (const idle of this.waiting) if (!kept.includes(idle)) idle.socket.destroy();
      if (kept.length > 0) this.lookLater();
    }, LOOK_MS).unref();
  }

  private connected(): net.Socket {
    const { hostname: host, port, secure } = this.endpoint;
    const options = { host, port, noDelay: true, keepAlive: true };
    const socket = secure ? this.secured(options) : net.connect(options);
    // http.request has had the error already.
    socket.on('error', () => {});
    // http.request emits it when an answer is complete and both sides keep the connection.
    socket.on('free', () => this.freed(socket));
    socket.on('close', () => {
      const at = this.waiting.findIndex((idle) => idle.socket === socket);
      if (at >= 0) this.waiting.splice(at, 1);
    });
    return socket;
  }

  private secured(options: net.TcpNetConnectOpts): tls.TLSSocket {
    const { secureContext, session } = this;
    const servername = net.isIP(options.host ?? '') ? '' : options.host;
    const ALPNProtocols = ['http/1.1'];
    const socket = tls.connect({
      ...options,
      servername,
      ALPNProtocols,
      secureContext,
      session,
    });
    socket.on('session', (newest) => {
      this.session = newest;
    });
    return socket;
  }

  private freed(socket: net.Socket & { _httpMessage?: unknown }): void {
    if (!this.keeps || socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.unref();
    // The message that was sent, with all that its listeners hold.
    socket._httpMessage = null;
    this.waiting.push({ socket, since: this.now(), bytesRead: socket.bytesRead });
    this.lookLater();
  }
}

/** What http.request gives to its agent [Node.js, lib/_http_client.js, since v0.12]. The types lack `onSocket`. */
type Connecting = http.ClientRequest & { onSocket(socket: net.Socket): void };

/**
 * How long an idle connection may wait. A load balancer of this deployment keeps one for 900 seconds; AWS documents no
 * time for its services, so this is shorter than the shortest default of a load balancer, 60 seconds.
 */
const LONGEST_IDLE_MS = 30_000;

/** How often the pool looks for idle connections that no request may use. */
const LOOK_MS = 500;
