import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { type GatewayRefusal, refusalBody } from '../../lib/gateway/gateway-responses';

/** How long a refused client may take to read the answer, milliseconds: a connection closed at once would lose it. */
const TIME_TO_READ_MS = 1_000;

type Listener = (message: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** What Node.js's parser says of a request it cannot read, where that is not simply 400. */
const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * An HTTP server that answers every request, also one that is not valid HTTP. Such a request never reaches the
 * listener: it gets an error in the shape that OpenAI clients read, and the connection is closed. So does a request for
 * which the listener fails before its answer has begun; an answer that has begun is cut.
 *
 * @param onFailure told each failure of the listener, which is a fault of the local gateway
 */
export function gatewayServer(listener: Listener, onFailure: (error: unknown) => void): Server {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const receive = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (message.httpVersion === '1.1' && message.headers.host === undefined)
      return refuse(message.socket, UNREADABLE, 400);
    answers.set(message.socket, response);
    try {
      await listener(message, response);
    } catch (error) {
      if (message.socket.destroyed) return; // the client has gone
      onFailure(error);
      if (response.headersSent) response.destroy();
      else refuse(message.socket, FAILED, 500);
    }
  };
  const server = createServer({ requireHostHeader: false }, receive); // Node.js's own answer has no body
  server.on('checkExpectation', receive);
  server.on('connect', ({ socket }) => refuse(socket, UNREADABLE, 400));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const answer = answers.get(socket);
    const midway = answer?.headersSent && !answer.writableFinished;
    if (midway) socket.destroy();
    else refuse(socket, UNREADABLE, STATUS[error.code ?? ''] ?? 400);
  });
  return server;
}

interface Refusal {
  readonly type: GatewayRefusal['error']['type'];
  readonly code: string;
  /** @param words the words of the status, such as `Bad Request` */
  readonly message: (words: string) => string;
}

const UNREADABLE: Refusal = {
  type: 'invalid_request_error',
  code: 'unreadable_request',
  message: (words) => `The gateway could not read this as an HTTP request (${words}).`,
};

const FAILED: Refusal = {
  type: 'server_error',
  code: 'local_gateway_failed',
  message: () => 'The local gateway failed on this request. Its log says why.',
};

function refuse(socket: Duplex, { type, code, message }: Refusal, status: number): void {
  if (!socket.writable) return; // the client has gone, or still sends after it was refused
  const words = STATUS_CODES[status] ?? '';
  const body = refusalBody({ error: { type, code, message: message(words) } });
  const head = [
    `HTTP/1.1 ${status} ${words}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), TIME_TO_READ_MS).unref();
}
