import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describeError } from './describe-error';
import { type OpenResponse, openResponse } from './response-stream';

export interface NextInvocation {
  readonly requestId: string;
  /** When Lambda gives up on it, milliseconds since 1970. */
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceId: string;
  readonly event: unknown;
}

/** The runtime's end of the Lambda Runtime API, 2018-06-01. */
export class RuntimeClient {
  private readonly url: URL;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** @param address host and port, from `AWS_LAMBDA_RUNTIME_API` */
  constructor(address: string) {
    this.url = new URL(`http://${address}`);
  }

  /** Waits, as long as it takes, for something to do. */
  async next(): Promise<NextInvocation> {
    const { headers, body } = await this.send('GET', '/2018-06-01/runtime/invocation/next');
    return {
      requestId: one(headers, 'lambda-runtime-aws-request-id'),
      deadlineMs: Number(one(headers, 'lambda-runtime-deadline-ms')),
      functionArn: one(headers, 'lambda-runtime-invoked-function-arn'),
      traceId: one(headers, 'lambda-runtime-trace-id'),
      event: JSON.parse(body),
    };
  }

  answer(requestId: string): OpenResponse {
    return openResponse(this.url, this.agent, requestId);
  }

  /** The whole answer of a handler that does not stream. */
  async respond(requestId: string, result: unknown): Promise<void> {
    const path = `/2018-06-01/runtime/invocation/${requestId}/response`;
    await this.send('POST', path, JSON.stringify(result ?? null), { 'Content-Type': 'application/json' });
  }

  async invocationError(requestId: string, error: unknown): Promise<void> {
    await this.report(`/2018-06-01/runtime/invocation/${requestId}/error`, error);
  }

  async initError(error: unknown): Promise<void> {
    await this.report('/2018-06-01/runtime/init/error', error);
  }

  private async report(path: string, error: unknown): Promise<void> {
    const described = describeError(error);
    await this.send('POST', path, JSON.stringify(described), {
      'Lambda-Runtime-Function-Error-Type': described.errorType,
    });
  }

  private send(
    method: string,
    path: string,
    body = '',
    headers = {},
  ): Promise<{ headers: IncomingHttpHeaders; body: string }> {
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, this.url), { method, headers, agent: this.agent }, (answer) => {
        text(answer).then((received) => resolve({ headers: answer.headers, body: received }), reject);
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }
}

function one(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  if (typeof value !== 'string') throw new Error(`The Runtime API sent no ${name}`);
  return value;
}
