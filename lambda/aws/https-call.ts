import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { createSecureContext } from 'node:tls';
import { createPool } from './connection-pool';
import type { HttpEndpoint } from './endpoints';

/** One request. `path` is sent unchanged, query and percent-encoding included. */
export interface HttpsRequest {
  /** @default 'POST' */
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Closes the connection when aborted, in every state of the call. */
  readonly signal: AbortSignal;
}

/** The answer to a request. Redirects are not followed. */
export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Buffer>;
  /**
   * Must be called when the caller has finished reading; only the first call counts. `reuse`: the answer was complete,
   * so the rest of the body is read and dropped, and the connection is kept. Otherwise the connection is closed.
   */
  close(reuse: boolean): void;
}

/** Rejects with the system's error if no answer begins. No behavior of the server can end the process. */
export type HttpsCall = (request: HttpsRequest) => Promise<HttpsAnswer>;

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
  const trust = caBundle && endpoint.secure ? { secureContext: createSecureContext({ ca: caBundle }) } : {};
  const pool = createPool(endpoint.secure, { keepAlive: true, ...trust });
  const unpooled = createPool(endpoint.secure, { keepAlive: false, ...trust });

  const send = (call: HttpsRequest, agent: http.Agent) =>
    new Promise<HttpsAnswer>((resolve, reject) => {
      const { method = 'POST' } = call;
      const sent = request({
        ...trust,
        agent,
        hostname: endpoint.hostname,
        port: endpoint.port,
        method,
        path: endpoint.path + call.path,
        headers: { host: endpoint.host, ...lengthOf(call), ...call.headers },
      });
      let begun: IncomingMessage | undefined;
      const release = onAbort(call.signal, () => {
        const stopped = failure('ABORT_ERR', 'the call was stopped');
        // The answer first: an answer without a length would otherwise count as complete when its connection closes.
        begun?.destroy(stopped);
        sent.destroy(stopped);
      });
      const sentAt = performance.now();
      sent.on('response', (response) => {
        begun = response;
        resolve(answerFrom(response, release));
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server may have closed a pooled connection just before we used it. Then the request is sent once more, on
        // a new connection. Never after an answer has begun or after a wait: the request may then be the cause.
        const broken = error.code === 'ECONNRESET' || error.code === 'EPIPE';
        const stale = sent.reusedSocket && broken && performance.now() - sentAt < STALE_MS;
        if (stale && !begun && !call.signal.aborted) resolve(send(call, unpooled));
        else reject(error);
      });
      // A status of 101, "Switching Protocols", closes the request without an answer or an error.
      sent.on('close', () => {
        release();
        reject(failure('ECONNRESET', 'the connection ended without an answer'));
      });
      limitConnecting(sent, endpoint.secure, connectTimeoutMs);
      sent.end(call.body);
    });

  return (call) => send(call, pool);
}

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

/** A GET has no body and so no length. */
const lengthOf = ({ method, body }: HttpsRequest) =>
  method === 'GET' ? {} : { 'content-length': body.byteLength };

/** A connection that was closed before we used it fails within a round trip. */
const STALE_MS = 1000;

/** The whole body; undefined where it is longer than `limitBytes`. */
export async function readBody(answer: HttpsAnswer, limitBytes: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  let whole = false;
  try {
    for await (const part of answer.body) {
      parts.push(part);
      length += part.byteLength;
      if (length > limitBytes) return undefined;
    }
    whole = true;
    return Buffer.concat(parts, length);
  } finally {
    answer.close(whole);
  }
}

function answerFrom(response: IncomingMessage, release: () => void): HttpsAnswer {
  // A connection that breaks after the reader has stopped must not end the process.
  response.on('error', () => {});
  let closed = false;
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: { [Symbol.asyncIterator]: () => response.iterator({ destroyOnReturn: false }) },
    close(reuse) {
      if (closed) return;
      closed = true;
      release();
      if (response.complete || response.destroyed) {
        response.resume();
      } else if (reuse) {
        const patience = setTimeout(() => response.destroy(), 1000).unref();
        response.once('close', () => clearTimeout(patience)).resume();
      } else {
        response.destroy();
      }
    },
  };
}

/** Closes the call when the signal aborts. The returned function removes the listener, for complete answers. */
function onAbort(signal: AbortSignal, cut: () => void): () => void {
  signal.addEventListener('abort', cut, { once: true });
  if (signal.aborted) cut();
  return () => signal.removeEventListener('abort', cut);
}

function limitConnecting(sent: ClientRequest, secure: boolean, milliseconds: number): void {
  sent.once('socket', (socket) => {
    if (!socket.connecting) return;
    const late = setTimeout(() => {
      sent.destroy(failure('ETIMEDOUT', 'no connection in time'));
    }, milliseconds);
    const clear = () => clearTimeout(late);
    socket.once(secure ? 'secureConnect' : 'connect', clear).once('close', clear);
  });
}
