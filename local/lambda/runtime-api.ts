import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { listen } from '../listen';
import { errorFrom, FunctionError } from './function-error';

/** One call of a function. */
export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceId: string;
}

/** A function's answer, as it comes. `body` is destroyed with a {@link FunctionError} if the function fails midway. */
export interface FunctionResponse {
  readonly contentType: string;
  readonly body: Readable;
}

interface Current {
  readonly requestId: string;
  answered(response: FunctionResponse): void;
  failed(error: FunctionError): void;
}

/**
 * Lambda's end of the Runtime API for one execution environment: one invocation at a time, handed out when the
 * runtime requests it. `onIdle` is called each time the runtime requests one; `onInitError` if the runtime cannot start.
 */
export class RuntimeApi {
  private readonly server = createServer((request, response) => void this.route(request, response));
  private next: ServerResponse | undefined;
  private current: Current | undefined;
  private address = '';

  private constructor(
    private readonly onIdle: () => void,
    private readonly onInitError: (error: FunctionError) => void,
  ) {
    // The runtime keeps one connection, which is idle without an invocation and while its handler works.
    Object.assign(this.server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 });
  }

  static async start(onIdle: () => void, onInitError: (error: FunctionError) => void): Promise<RuntimeApi> {
    const api = new RuntimeApi(onIdle, onInitError);
    api.address = new URL(await listen(api.server)).host;
    return api;
  }

  /** Host and port, for `AWS_LAMBDA_RUNTIME_API`. */
  get hostAndPort(): string {
    return this.address;
  }

  /** Resolves when the answer begins. Only while idle. */
  invoke(invocation: Invocation): Promise<FunctionResponse> {
    const next = this.next;
    if (!next) throw new Error('The environment is busy');
    this.next = undefined;
    return new Promise((answered, failed) => {
      this.current = { requestId: invocation.requestId, answered, failed };
      next
        .writeHead(200, {
          'content-type': 'application/json',
          'lambda-runtime-aws-request-id': invocation.requestId,
          'lambda-runtime-deadline-ms': invocation.deadlineMs,
          'lambda-runtime-invoked-function-arn': invocation.functionArn,
          'lambda-runtime-trace-id': invocation.traceId,
        })
        .end(invocation.event);
    });
  }

  /** Ends the invocation in hand, if any: the environment has exited or run out of time. */
  fail(error: FunctionError): void {
    this.current?.failed(error);
    this.current = undefined;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id, action] =
      /^\/2018-06-01\/runtime\/(?:invocation\/(?:([^/]+)\/)?|init\/)(next|response|error)$/.exec(
        request.url ?? '',
      ) ?? [];
    if (action === 'next') {
      this.fail(
        new FunctionError('Runtime.NoResponse', 'The runtime requested an invocation before it had answered'),
      );
      this.next = response;
      this.onIdle();
    } else if (action === 'error' && id === undefined) {
      this.onInitError(errorFrom(request.headers, await text(request)));
      accepted(response);
    } else if (id === undefined || id !== this.current?.requestId) {
      response.writeHead(400).end('{"errorType":"InvalidRequestID"}');
    } else if (action === 'error') {
      this.fail(errorFrom(request.headers, await text(request)));
      accepted(response);
    } else {
      this.takeAnswer(this.current, request, response);
    }
  }

  private takeAnswer(current: Current, request: IncomingMessage, response: ServerResponse): void {
    const body = new PassThrough();
    body.on('error', () => undefined); // the front gets the error where it reads
    const failed = (error: FunctionError) => body.destroy(error);
    this.current = { ...current, failed };
    request.on('error', () => failed(new FunctionError('Runtime.ExitError', 'The runtime hung up')));
    request.on('end', () => {
      const type = request.trailers['lambda-runtime-function-error-type'];
      if (type !== undefined) failed(errorFrom(request.trailers, trailerBody(request.trailers)));
      this.current = undefined;
      accepted(response);
    });
    request.pipe(body);
    current.answered({ contentType: request.headers['content-type'] ?? '', body });
  }
}

const accepted = (response: ServerResponse) => response.writeHead(202).end('{"status":"OK"}');

function trailerBody(trailers: NodeJS.Dict<string>): string {
  return Buffer.from(trailers['lambda-runtime-function-error-body'] ?? '', 'base64').toString();
}
