import { type Agent, type ClientRequest, request } from 'node:http';
import { describeError } from './describe-error';

/** What a streaming handler writes its answer to: a request to the Runtime API, sent as it is written. */
export type ResponseStream = ClientRequest & {
  /** Only before the first write. */
  setContentType(contentType: string): void;
  /** Called once, just before the first `write`: how `HttpResponseStream.from` puts its prelude in front. */
  _onBeforeFirstWrite?: (write: (chunk: string | Uint8Array) => void) => void;
};

export interface OpenResponse {
  readonly stream: ResponseStream;
  /** Resolves when Lambda has taken the whole answer. */
  readonly done: Promise<void>;
  /** Ends the answer as failed: the error travels in the trailers, because bytes may be out already. */
  fail(error: unknown): void;
}

/**
 * Opens the answer to one invocation. Faithful to the managed runtime in a detail that matters: `end(body)` does
 * not count as a first write, so a handler that never calls `write` loses its prelude, status and headers.
 */
export function openResponse(runtimeApi: URL, agent: Agent, requestId: string): OpenResponse {
  const outgoing = request(new URL(`/2018-06-01/runtime/invocation/${requestId}/response`, runtimeApi), {
    method: 'POST',
    agent,
    headers: {
      'Lambda-Runtime-Function-Response-Mode': 'streaming',
      Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      'Content-Type': 'application/octet-stream',
    },
  });
  const done = new Promise<void>((resolve, reject) => {
    outgoing.once('response', (answer) => answer.resume().once('end', resolve).once('error', reject));
    outgoing.once('error', reject);
  });
  done.catch(() => undefined); // a caller that awaits `done` still gets the error; after a failure no caller does

  const write = outgoing.write.bind(outgoing);
  let written = false;
  const stream: ResponseStream = Object.assign(outgoing, {
    setContentType(contentType: string) {
      if (written) throw new Error('Cannot set content-type, too late.');
      outgoing.setHeader('Content-Type', contentType);
    },
    write(chunk: unknown, ...rest: unknown[]) {
      if (!written) stream._onBeforeFirstWrite?.((first) => write(first));
      written = true;
      return Reflect.apply(write, outgoing, [asBytes(chunk), ...rest]);
    },
  });

  const fail = (error: unknown) => {
    const described = describeError(error);
    outgoing.addTrailers({
      'Lambda-Runtime-Function-Error-Type': described.errorType,
      'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(described)).toString('base64'),
    });
    outgoing.end();
  };
  return { stream, done, fail };
}

const asBytes = (chunk: unknown) =>
  typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
