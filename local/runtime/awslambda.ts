import type { ResponseStream } from './response-stream';

/** A handler that streams its answer. */
export type StreamingHandler = (event: unknown, stream: ResponseStream, context: object) => Promise<void>;

/** A handler whose promise is its answer. */
export type Handler = (event: unknown, context: object) => Promise<unknown>;

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');

/** The global `awslambda` that the managed Node.js runtime offers to handlers. */
export const awslambda = {
  streamifyResponse(handler: StreamingHandler): StreamingHandler {
    return Object.assign(handler, { [STREAMING]: 'response' });
  },
  HttpResponseStream: {
    /** Answers as HTTP: `prelude` (status code, headers, cookies) goes out as JSON in front of the first write. */
    from(stream: ResponseStream, prelude: object): ResponseStream {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      stream._onBeforeFirstWrite = (write) => {
        write(JSON.stringify(prelude));
        write(new Uint8Array(8));
      };
      return stream;
    },
  },
};

export function isStreaming(handler: unknown): handler is StreamingHandler {
  return typeof handler === 'function' && Reflect.get(handler, STREAMING) === 'response';
}
