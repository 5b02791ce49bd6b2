import type { ResponsesForm } from '../../request/responses/echo';
import { readResponses } from '../../request/responses/read-responses';
import { KEEP_ALIVE } from '../chat/chunks';
import type { AnswerForm, Dialect } from '../dialect';
import { OPENAI_ERROR } from '../error-form';
import { namedEvent } from '../named-event';
import { errorFields } from './error-event';
import { ResponseStream } from './response-stream';
import { wholeResponse } from './whole-response';

/** How answers of OpenAI's Responses API are written. */
const RESPONSES_ANSWER: AnswerForm<ResponsesForm> = {
  ...OPENAI_ERROR,
  whole: wholeResponse,
  stream: (head, form) => new ResponseStream(head, form),
  // Of a stream without any other event.
  errorEvent: (error) => namedEvent('error', { ...errorFields(error), sequence_number: 0 }),
  keepAlive: KEEP_ALIVE,
};

/** OpenAI's Responses API, stateless. */
export const RESPONSES: Dialect<ResponsesForm> = { read: readResponses, answer: RESPONSES_ANSWER };
