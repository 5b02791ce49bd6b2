import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { ConnectionPool } from './connection-pool';
import type { HttpEndpoint } from './endpoints';

/** One request. `path` is sent unchanged, query and percent-encoding included. */
export interface HttpsRequest {
  /** @default 'POST' */
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A text is sent as UTF-8. It costs less than bytes: it goes out together with the headers. */
  readonly body: string | Buffer;
}

/** The answer to a request. Redirects are not followed. */
export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /**
   * Resolves with the next bytes, as one read from the network gave them, or with `undefined` after a complete answer.
   * Rejects with the system's error if the connection breaks before that. One read at a time.
   */
  read(): Promise<Buffer | undefined>;
  /**
   * Must be called when the caller has finished reading; only the first call counts. `reuse`: the answer was complete,
   * so the rest of the body is read and dropped, and the connection is kept. Otherwise the connection is closed.
   */
  close(reuse: boolean): void;
}

/** One call. It owns its connection from the request to the moment the answer is closed. */
export interface HttpsExchange {
  /** Rejects with the system's error if no answer begins. */
  readonly answer: Promise<HttpsAnswer>;
  /** Closes the connection in every state of the call. What waits for the call rejects with `ABORT_ERR`. */
  cut(): void;
}

/** No behavior of the server can end the process. */
export type HttpsCall = (request: HttpsRequest) => HttpsExchange;

export interface HttpsOptions {
  /** PEM certificates to trust instead of the public authorities. @default the public authorities */
  readonly caBundle?: string;
  /** Longest wait for a connection, TLS included, in milliseconds. @default 3000 */
  readonly connectTimeoutMs?: number;
}

/** Calls to one endpoint over a pool of kept-alive connections. */
export function createHttpsCall(endpoint: HttpEndpoint, options: HttpsOptions = {}): HttpsCall {
  const { caBundle, connectTimeoutMs = 3000 } = options;
  const { request } = endpoint.secure ? https : http;
  const secureContext = caBundle && endpoint.secure ? createSecureContext({ ca: caBundle }) : undefined;
  const pool = new ConnectionPool(endpoint, { keepAlive: true, secureContext });
  const unpooled = new ConnectionPool(endpoint, { keepAlive: false, secureContext });

  return (call) => {
    let sent: ClientRequest | undefined;
    let begun: AnswerReader | undefined;
    let stopped: Error | undefined;

    const send = (
      agent: http.Agent,
      resolve: (answer: HttpsAnswer) => void,
      reject: (error: Error) => void,
    ) => {
      const { method = 'POST' } = call;
      const sentAt = performance.now();
      const own = request({
        agent,
        method,
        path: endpoint.path + call.path,
        headers: inList(endpoint.host, call),
      });
      sent = own;
      let readBefore = 0;
      own.on('socket', (socket) => {
        readBefore = socket.bytesRead;
        if (socket.connecting) limitConnecting(own, socket, endpoint.secure, connectTimeoutMs);
      });
      own.on('response', (response) => {
        begun = new AnswerReader(response);
        resolve(begun);
      });
      own.on('error', (error: NodeJS.ErrnoException) => {
        // The server may have closed a pooled connection just before we used it. Then the request is sent once more, on
        // a new connection. Never after one byte of an answer or after a wait: the server has then had the request, and
        // it may be the cause.
        const broken = error.code === 'ECONNRESET' || error.code === 'EPIPE';
        const unanswered = own.socket?.bytesRead === readBefore;
        const stale = own.reusedSocket && broken && unanswered && performance.now() - sentAt < STALE_MS;
        if (stale && !stopped) send(unpooled, resolve, reject);
        else if (begun) begun.failed(error);
        else reject(error);
      });
      // A status of 101, "Switching Protocols", closes the request without an answer or an error.
      own.on('close', () => {
        if (sent === own && !begun) reject(failure('ECONNRESET', 'the connection ended without an answer'));
      });
      own.end(call.body);
    };

    return {
      answer: new Promise((resolve, reject) => send(pool, resolve, reject)),
      cut() {
        if (stopped || begun?.closed) return;
        stopped = failure('ABORT_ERR', 'the call was stopped');
        // The answer first: an answer without a length would otherwise count as complete when its connection closes.
        begun?.cut(stopped);
        sent?.destroy(stopped);
      },
    };
  };
}

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

/** The headers as Node sends them: without a copy of each by its name. A GET has no body and so no length. */
function inList(host: string, { method, headers, body }: HttpsRequest): string[] {
  const list: string[] = [];
  if (headers.host === undefined) list.push('host', host);
  if (method !== 'GET') list.push('content-length', String(Buffer.byteLength(body)));
  for (const name in headers) list.push(name, headers[name] as string);
  return list;
}

/** A connection that was closed before we used it fails within a round trip. */
const STALE_MS = 1000;

/** The whole body; undefined where it is longer than `limitBytes`. */
export async function readBody(answer: HttpsAnswer, limitBytes: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  let whole = false;
  try {
    for (;;) {
      const part = await answer.read();
      if (part === undefined) break;
      parts.push(part);
      length += part.byteLength;
      if (length > limitBytes) return undefined;
    }
    whole = true;
    return parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
  } finally {
    answer.close(whole);
  }
}

/** An answer that was read to its end. `body` is undefined where it is longer than the limit. */
export interface WholeAnswer extends Pick<HttpsAnswer, 'status' | 'headers'> {
  readonly body: Buffer | undefined;
}

/**
 * Reads a short answer whole. Rejects with the system's error: `ABORT_ERR` where `timeoutMs` passed or the signal
 * aborted before the last byte.
 */
export async function wholeAnswer(
  exchange: HttpsExchange,
  limitBytes: number | ((status: number) => number),
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<WholeAnswer> {
  const timer = setTimeout(exchange.cut, timeoutMs);
  signal?.addEventListener('abort', exchange.cut);
  if (signal?.aborted) exchange.cut();
  try {
    const answer = await exchange.answer;
    const { status, headers } = answer;
    const limit = typeof limitBytes === 'number' ? limitBytes : limitBytes(status);
    return { status, headers, body: await readBody(answer, limit) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', exchange.cut);
  }
}

/** Reads an answer in the pieces in which it comes. */
class AnswerReader implements HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  closed = false;
  /** Read from the network and not taken yet. */
  private pieces: Buffer[] = [];
  private waitingBytes = 0;
  private ended = false;
  private broken: Error | undefined;
  /** Wakes the one who waits for the next bytes. */
  private wake: (() => void) | undefined;

  constructor(private readonly response: IncomingMessage) {
    this.status = response.statusCode ?? 0;
    this.headers = response.headers;
    response.on('data', (piece: Buffer) => this.took(piece));
    response.on('end', () => this.finished());
    // A connection that breaks after the reader has stopped must not end the process.
    response.on('error', (error) => this.broke(error));
    response.on('close', () => {
      if (!this.ended) this.broke(failure('ECONNRESET', 'the connection broke inside the answer'));
    });
  }

  /** Node's parser gives each chunk of a body alone. Those of one read from the network are here before a waiter wakes. */
  async read(): Promise<Buffer | undefined> {
    if (this.pieces.length === 0 && !this.ended && !this.broken) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const { pieces } = this;
    if (pieces.length > 0) {
      this.pieces = [];
      this.waitingBytes = 0;
      if (this.response.isPaused()) this.response.resume();
      return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
    }
    if (this.broken) throw this.broken;
    return undefined;
  }

  close(reuse: boolean): void {
    if (this.closed) return;
    this.closed = true;
    const { response } = this;
    if (response.complete || response.destroyed) {
      response.resume();
    } else if (reuse) {
      const patience = setTimeout(() => response.destroy(), 1000).unref();
      response.once('close', () => clearTimeout(patience)).resume();
    } else {
      response.destroy();
    }
  }

  cut(error: Error): void {
    this.broke(error);
    this.response.destroy(error);
  }

  /**
   * Takes an error of the connection. Node reports it before the end of the answer that it causes: without this, an
   * answer whose end is the end of its connection would count as complete when that connection is reset.
   */
  failed(error: Error): void {
    if (!this.response.complete) this.broke(error);
  }

  private took(piece: Buffer): void {
    if (this.closed) return;
    this.pieces.push(piece);
    this.waitingBytes += piece.length;
    if (this.waitingBytes > MOST_WAITING_BYTES) this.response.pause();
    this.woken();
  }

  private finished(): void {
    this.ended = true;
    this.woken();
  }

  private broke(error: Error): void {
    if (this.ended || this.broken) return;
    this.broken = error;
    this.woken();
  }

  private woken(): void {
    this.wake?.();
    this.wake = undefined;
  }
}

/** While more than this waits to be read, the server must wait too. */
const MOST_WAITING_BYTES = 512 * 1024;

function limitConnecting(sent: ClientRequest, socket: Socket, secure: boolean, milliseconds: number): void {
  const late = setTimeout(() => {
    sent.destroy(failure('ETIMEDOUT', 'no connection in time'));
  }, milliseconds);
  const clear = () => clearTimeout(late);
  socket.once(secure ? 'secureConnect' : 'connect', clear).once('close', clear);
}
