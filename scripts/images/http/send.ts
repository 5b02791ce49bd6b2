import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImageError } from '../image-error';
import { type Connection, SILENCE } from './connection';

/** A body that is written once, of a known length. */
export interface StreamedBody {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly length: number;
}

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default none */
  readonly body?: Buffer | StreamedBody;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: IncomingMessage;
}

/**
 * Sends one request and resolves with the head of its answer: no redirect is followed, nothing is decompressed, nothing is
 * tried again. Where an answer comes before a streamed body is written, destroy its body: that ends the request.
 */
export function send(
  { method, url, headers, body }: Request,
  { agentFor, ca, silence = SILENCE }: Connection,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const agent = agentFor?.(url);
    const outgoing = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      headers: { ...headers, ...lengthOf(method, body) },
      timeout: silence,
      ...(agent && { agent }),
      ...(ca !== undefined && { ca }),
      ...(signal && { signal }),
    });
    outgoing.once('timeout', () =>
      outgoing.destroy(
        Object.assign(new Error(`${url.host} was silent for ${silence} ms`), { code: 'ETIMEDOUT' }),
      ),
    );
    outgoing.once('response', (incoming) => {
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: incoming });
    });
    // Also after the answer: an error without a listener would end the process.
    outgoing.on('error', reject);
    if (body === undefined || Buffer.isBuffer(body)) outgoing.end(body);
    else pipeline(Readable.from(body.bytes, { objectMode: false }), outgoing).catch(reject);
  });
}

function lengthOf(method: Request['method'], body: Request['body']): Record<string, string> {
  if (body !== undefined) return { 'content-length': String(body.length) };
  return ['GET', 'HEAD'].includes(method) ? {} : { 'content-length': '0' };
}

/** The longest text that is read of an answer: registries refuse manifests of more than 4 MiB. */
const LONGEST_TEXT = 4 * 1024 * 1024;

/** The whole body of an answer. @throws ImageError if it is longer than a manifest can be */
export async function bodyOf({ body }: Answer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > LONGEST_TEXT) {
      throw new ImageError(
        'refused',
        'A registry answered more than 4 MiB where a manifest or an error belongs.',
        'Look whether the address is that of a registry.',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads an answer to its end, so that its connection is free again. */
export async function drained(answer: Answer): Promise<Answer> {
  await bodyOf(answer);
  return answer;
}
