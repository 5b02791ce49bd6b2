import type { Readable } from 'node:stream';
import { FunctionError } from './function-error';
import type { FunctionResponse } from './runtime-api';

/** The metadata a streaming function sends in front of its body. */
export interface HttpPrelude {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  readonly cookies: readonly string[];
}

const CONTENT_TYPE = 'application/vnd.awslambda.http-integration-response';
const DELIMITER = Buffer.alloc(8);

/**
 * Reads the prelude of an answer: JSON, eight NUL bytes, then the body, which stays in `response.body` unread.
 * Throws {@link FunctionError} where API Gateway would call the answer malformed.
 */
export async function readPrelude(response: FunctionResponse): Promise<HttpPrelude> {
  if (response.contentType !== CONTENT_TYPE) {
    throw malformed(`content type ${response.contentType || '(none)'}, expected ${CONTENT_TYPE}`);
  }
  const json = await untilDelimiter(response.body);
  try {
    const { statusCode = 200, headers = {}, multiValueHeaders = {}, cookies = [] } = JSON.parse(json);
    return { statusCode, headers, multiValueHeaders, cookies };
  } catch {
    throw malformed('the prelude is not JSON');
  }
}

async function untilDelimiter(body: Readable): Promise<string> {
  let received = Buffer.alloc(0);
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf(DELIMITER);
    if (end >= 0) {
      body.unshift(received.subarray(end + DELIMITER.length));
      return received.subarray(0, end).toString();
    }
  }
  throw malformed('it ended before its prelude did; was the whole body given to end() without a write()?');
}

const malformed = (why: string) => new FunctionError('MalformedResponse', `Malformed answer: ${why}`);
