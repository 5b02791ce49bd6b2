import { ApiError } from '../../../../lambda/router/contract/api-error';
import { ERRORS, type ErrorCode } from '../../../../lambda/router/contract/errors';
import type { RouterResponse, StreamedBody } from '../../../../lambda/router/contract/http';
import { OPENAI_ERROR } from '../../../../lambda/router/response/error-form';
import { eventStream, refusal } from '../../../../lambda/router/response/respond';
import { piecesOf } from '../support/streams';

const codes = Object.keys(ERRORS) as ErrorCode[];

/** Failures of the server that the same request would meet again. OpenAI's clients repeat a 5xx unless told not to. */
const FOR_GOOD: readonly ErrorCode[] = ['upstream_denied', 'upstream_unreadable', 'answer_timeout'];

const REQUEST = { form: OPENAI_ERROR, requestId: 'request-1' };

const headersOf = (code: ErrorCode, headers?: Record<string, string>) =>
  refusal(new ApiError(code), REQUEST, async () => {}, headers).headers;

test.each(FOR_GOOD)('a client is told not to repeat a request that failed with %s', (code) => {
  expect(headersOf(code)).toHaveProperty('x-should-retry', 'false');
});

test.each(codes.filter((code) => !FOR_GOOD.includes(code)))(
  'whether to repeat a request that failed with %s is left to the client',
  (code) => {
    expect(headersOf(code)).not.toHaveProperty('x-should-retry');
  },
);

test.each(codes)('a refusal with %s carries the headers it is given, and is not stored', (code) => {
  expect(headersOf(code, { 'x-request-id': 'one' })).toMatchObject({
    'x-request-id': 'one',
    'cache-control': 'no-store',
  });
});

const read = async (body: RouterResponse['body']) => {
  const pieces: string[] = [];
  for await (const piece of piecesOf({ body })) pieces.push(piece);
  return pieces;
};

test('a refusal is the error, as one piece of JSON', async () => {
  const error = new ApiError('not_found');
  const { status, headers, body } = refusal(error, REQUEST, async () => {});
  expect([status, headers['content-type']]).toEqual([404, 'application/json']);
  expect(await read(body)).toEqual([JSON.stringify(error.body)]);
});

test('an answer that is streamed is sent as events, as it comes, and is not stored', async () => {
  const events: StreamedBody = async (write) => {
    await write('data: 1\n\n');
    await write('data: [DONE]\n\n');
  };
  const { status, headers, body } = eventStream(events, async () => {}, { 'x-model': 'qwen' });
  expect([status, headers]).toEqual([
    200,
    { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-model': 'qwen' },
  ]);
  expect(await read(body)).toEqual(['data: 1\n\n', 'data: [DONE]\n\n']);
});
