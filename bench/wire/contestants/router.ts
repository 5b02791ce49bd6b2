import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The router's own bundle, unchanged, behind the thinnest front that it can have: a Node.js server in place of API
// Gateway and of the Lambda runtime, in the same process. So the CPU of this process is the router's and that of one HTTP
// server, as it is for every contestant; neither a gateway nor the Runtime API is measured. The front turns a request into
// the event that API Gateway sends, and the response is the stream that Lambda gives to a handler. Lambda gives an
// environment one request at a time; here one environment gets as many as the case has.

type Stream = ServerResponse;
type Handler = (event: object, stream: Stream, context: object) => Promise<void>;

Object.assign(globalThis, {
  awslambda: {
    streamifyResponse: (handler: Handler) => handler,
    HttpResponseStream: {
      from(
        stream: Stream,
        prelude: { readonly statusCode: number; readonly headers: Record<string, string> },
      ) {
        stream.writeHead(prelude.statusCode, prelude.headers);
        return stream;
      },
    },
  },
});

const { LAMBDA_TASK_ROOT = '', PRINCIPAL } = process.env;
const bundle = join(LAMBDA_TASK_ROOT, 'index.js');
const { handler }: { handler: Handler } = createRequire(bundle)(bundle);

const identity = { userArn: PRINCIPAL };
const context = { getRemainingTimeInMillis: () => 900_000 };

createServer((incoming, outgoing) => {
  const parts: Buffer[] = [];
  incoming.on('data', (part) => parts.push(part));
  incoming.on('end', () => {
    handler(eventOf(incoming, Buffer.concat(parts).toString()), outgoing, context).catch((error) => {
      console.error(error);
      outgoing.destroy();
    });
  });
}).listen(0, '127.0.0.1');

/** What API Gateway sends to a Lambda function for a request. */
function eventOf({ method, url, headers }: IncomingMessage, body: string): object {
  const multiValueHeaders: Record<string, unknown> = {};
  for (const name in headers) multiValueHeaders[name] = [headers[name]];
  return {
    httpMethod: method,
    resource: url,
    path: url,
    headers,
    multiValueHeaders,
    body,
    isBase64Encoded: false,
    requestContext: { requestId: randomUUID(), identity },
  };
}
