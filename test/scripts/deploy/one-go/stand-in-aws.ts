import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../../../local/listen';
import { sha256 } from '../../images/support/built-image';
import { pulled } from '../../images/support/push';
import type { SimulatedCopies } from './simulated-copies';

export interface StandInAws {
  readonly url: string;
  /** Each request, such as `PUT /weights/config.json` or `DescribeStacks`. */
  readonly requests: string[];
  /** What answers in place of a service, by the name of the request; `undefined`: the service answers. */
  fault: ((request: string) => AwsError | undefined) | undefined;
  /** Called before a request is answered. */
  onRequest: ((request: string) => Promise<void>) | undefined;
  close(): Promise<void>;
}

export interface AwsError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const EXPIRED: AwsError = {
  status: 400,
  code: 'ExpiredToken',
  message: 'The security token included in the request is expired',
};

/**
 * One endpoint for all services of an account. moto answers, except for what it does not model: ECR answers DescribeImages
 * by what is in the registry, which Debian's docker-registry is; ECS and Auto Scaling report copies that start; and the
 * API answers a first request.
 *
 * @param moto where moto_server is @param registry host and port of docker-registry
 */
export async function startAws(moto: string, registry: string, copies: SimulatedCopies): Promise<StandInAws> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const aws: StandInAws = {
    url: await listen(server),
    requests: [],
    fault: undefined,
    onRequest: undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const body = await buffer(request);
    const name = nameOf(request, body);
    aws.requests.push(name);
    await aws.onRequest?.(name);
    const fault = aws.fault?.(name);
    if (fault) return refuse(request, response, fault);
    if (name === 'DescribeImages') return describeImages(body, response);
    if (name.endsWith('/chat/completions'))
      return response.writeHead(200, { 'x-model': 'qwen3-8b' }).end('{}');
    const reported = copies.answerTo(name, body);
    if (reported === undefined) return passOn(request, body, response);
    return response.writeHead(200).end(typeof reported === 'string' ? reported : JSON.stringify(reported));
  }

  async function describeImages(body: Buffer, response: ServerResponse): Promise<unknown> {
    const { repositoryName, imageIds } = JSON.parse(body.toString()) as {
      readonly repositoryName: string;
      readonly imageIds: readonly [{ readonly imageDigest: string }];
    };
    const [{ imageDigest }] = imageIds;
    const manifest = await pulled(registry, repositoryName, imageDigest);
    if (typeof manifest !== 'number' && sha256(manifest) === imageDigest) {
      return response.writeHead(200).end(JSON.stringify({ imageDetails: [{ repositoryName, imageDigest }] }));
    }
    response.writeHead(400, { 'x-amzn-errortype': 'ImageNotFoundException' });
    return response.end(JSON.stringify({ message: 'The image does not exist' }));
  }

  async function passOn(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers, url = '' } = request;
    const { connection, host, 'content-length': length, ...others } = headers;
    const answered = await fetch(`${moto}${url}`, {
      method,
      headers: others as Record<string, string>,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const bytes = Buffer.from(await answered.arrayBuffer());
    response.writeHead(
      answered.status,
      [...answered.headers].filter(([one]) => !OF_THE_WAY.includes(one)).flat(),
    );
    response.end(bytes);
  }

  return aws;
}

/** Headers of one connection. */
const OF_THE_WAY = ['connection', 'content-encoding', 'keep-alive', 'transfer-encoding'];

/** The operation, where the protocol names it; otherwise method and path. */
function nameOf({ headers, method, url = '' }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (target !== undefined) return String(target).split('.').at(-1) ?? '';
  const action = new URLSearchParams(body.subarray(0, 10_000).toString('latin1')).get('Action');
  return action ?? `${method} ${url.split('?', 1)[0]}`;
}

/** An error as the protocol of the request has it. */
function refuse({ headers }: IncomingMessage, response: ServerResponse, { status, code, message }: AwsError) {
  if (headers['x-amz-target'] !== undefined) {
    return response.writeHead(status, { 'x-amzn-errortype': code }).end(JSON.stringify({ message }));
  }
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  const isQuery = headers['content-type']?.includes('x-www-form-urlencoded');
  return response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(isQuery ? `<ErrorResponse>${error}</ErrorResponse>` : error);
}
