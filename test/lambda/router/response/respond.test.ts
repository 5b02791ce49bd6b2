import { ApiError } from '../../../../lambda/router/contract/api-error';
import { ERRORS, type ErrorCode } from '../../../../lambda/router/contract/errors';
import { refusal } from '../../../../lambda/router/response/respond';

const codes = Object.keys(ERRORS) as ErrorCode[];

/** Failures of the server that the same request would meet again. OpenAI's clients repeat a 5xx unless told not to. */
const FOR_GOOD: readonly ErrorCode[] = ['upstream_denied', 'answer_timeout'];

const headersOf = (code: ErrorCode, headers?: Record<string, string>) =>
  refusal(new ApiError(code), async () => {}, headers).headers;

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
