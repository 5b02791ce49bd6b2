import { jsonOf } from '../../json/json-text';
import type { ApiError } from '../contract/api-error';
import { ERRORS } from '../contract/errors';
import type { RouterResponse, StreamedBody } from '../contract/http';
import type { ErrorForm } from './dialect';

type Head = Readonly<Record<string, string>>;
type Finish = RouterResponse['finish'];

/** No cache may store an answer. */
const NOT_STORED = { 'cache-control': 'no-store' };

export function json(status: number, value: object, finish: Finish, headers: Head = {}): RouterResponse {
  const head = { 'content-type': 'application/json', ...NOT_STORED, ...headers };
  return { status, headers: head, body: jsonOf(value), finish };
}

export function eventStream(body: StreamedBody, finish: Finish, headers: Head): RouterResponse {
  const head = { 'content-type': 'text/event-stream; charset=utf-8', ...NOT_STORED, ...headers };
  return { status: 200, headers: head, body, finish };
}

/** The request that is refused: in which form its client reads errors, and its id. */
export interface RefusedRequest {
  readonly form: ErrorForm;
  readonly requestId: string;
}

/**
 * A refusal. OpenAI's and Anthropic's clients repeat a request that failed with a 5xx, unless `x-should-retry` is false; it is set
 * where a repetition cannot succeed.
 */
export function refusal(
  error: ApiError,
  { form, requestId }: RefusedRequest,
  finish: Finish,
  headers: Head = {},
): RouterResponse {
  const { status, retry } = ERRORS[error.code];
  const all = { ...error.headers, ...headers };
  const head = status >= 500 && !retry ? { ...all, 'x-should-retry': 'false' } : all;
  return json(status, form.errorBody(error, requestId), finish, head);
}
