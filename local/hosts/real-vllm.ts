import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { request as requestTls } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { listen } from '../listen';
import { LocalRunError } from '../local-run-error';

/** A real OpenAI-compatible server, reached through a loopback address. */
export interface RealVllm {
  /** What the router is told: `http://127.0.0.1:<port>`, without a path. */
  readonly url: string;
  /** The model of that server. */
  readonly model: string;
  close(): void;
}

/**
 * Puts a real server behind the `vllm` host. Its model has a name of its own, so the request's `model` is replaced
 * on the way; everything else passes as it is. Throws {@link LocalRunError} if the server does not answer, or has
 * several models and none is named.
 * @param base the server's base URL, with or without `/v1`
 */
export async function connectVllm(base: string, wanted: string | undefined): Promise<RealVllm> {
  const target = base.replace(/\/+(v1\/*)?$/, '');
  const model = chooseModel(base, await modelsOf(target), wanted);
  const server = createServer((incoming, answer) => {
    forward(target, model, incoming, answer).catch(() => answer.destroy());
  });
  return { url: await listen(server), model, close: () => stop(server) };
}

async function modelsOf(target: string): Promise<readonly string[]> {
  const url = `${target}/v1/models`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    const { data } = (await response.json()) as { data: readonly { id: string }[] };
    return data.map(({ id }) => id);
  } catch (error) {
    const cause =
      error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : error;
    throw new LocalRunError(
      `--vllm: ${url} did not answer as an OpenAI-compatible server does (${cause}). Is it running, and is that its address?`,
    );
  }
}

function chooseModel(base: string, models: readonly string[], wanted: string | undefined): string {
  const listed = models.join(', ') || 'none';
  const [only] = models;
  if (wanted !== undefined) {
    if (models.includes(wanted)) return wanted;
    throw new LocalRunError(`--vllm-model: ${base} has no model ${wanted}. It has: ${listed}.`);
  }
  if (only !== undefined && models.length === 1) return only;
  throw new LocalRunError(`${base} has these models: ${listed}. Name one with --vllm-model.`);
}

async function forward(
  target: string,
  model: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const body = renamed(await buffer(incoming), model);
  const url = new URL(`${target}${incoming.url}`);
  const {
    host: _host,
    'content-length': _length,
    'transfer-encoding': _encoding,
    ...headers
  } = incoming.headers;
  const outgoing = (url.protocol === 'https:' ? requestTls : request)(
    url,
    { method: incoming.method, headers: { ...headers, 'content-length': body.length } },
    (upstream) => {
      const { statusCode = 0, headers: head } = upstream;
      // What no HTTP server may answer cannot be passed on; the router sees a connection that breaks.
      if (statusCode < 200 || statusCode > 999) return answer.destroy();
      answer.writeHead(statusCode, head);
      upstream.once('error', () => answer.destroy());
      upstream.pipe(answer);
    },
  );
  outgoing.on('error', () => answer.destroy());
  outgoing.once('upgrade', (_response, socket) => {
    socket.destroy();
    answer.destroy();
  });
  answer.once('close', () => outgoing.destroy());
  outgoing.end(body);
}

function renamed(body: Buffer, model: string): Buffer {
  if (body.length === 0) return body;
  return Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), model }));
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}
