import type { ApiError } from '../../../../lambda/router/contract/api-error';
import type { Headers } from '../../../../lambda/router/contract/http';
import { readMessagesRequest } from '../../../../lambda/router/request/messages/read-messages-request';

/** A request to Anthropic's Messages API with these fields, as the router reads it. */
export const readBody = (fields: object = {}, headers: Headers = {}) =>
  readMessagesRequest(
    { model: 'auto', max_tokens: 100, messages: [{ role: 'user', content: 'Hi' }], ...fields },
    headers,
  );

/** The refusal of such a request. */
export function refusalOf(fields: object, headers: Headers = {}): ApiError {
  try {
    readBody(fields, headers);
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('The request was not refused');
}

/** The parts of the only turn of a user. */
export const userParts = (content: unknown) =>
  readBody({ messages: [{ role: 'user', content }] }).request.messages[0]?.parts;
