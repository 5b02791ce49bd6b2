import { readMessagesRequest } from '../../request/messages/read-messages-request';
import type { AnswerForm, Dialect } from '../dialect';
import { namedEvent } from '../named-event';
import { renderMessage } from './message';
import { messageStream } from './message-stream';
import { MESSAGES_ERROR } from './messages-error';

/** How answers of Anthropic's Messages API are written. */
const MESSAGES_ANSWER: AnswerForm<null> = {
  ...MESSAGES_ERROR,
  whole: renderMessage,
  stream: messageStream,
  errorEvent: (error, requestId) => namedEvent('error', MESSAGES_ERROR.errorBody(error, requestId)),
  // Anthropic's clients skip a ping wherever it is, before message_start too (`@anthropic-ai/sdk` 1.14.0, core/streaming).
  keepAlive: namedEvent('ping'),
};

/** Anthropic's Messages API. */
export const MESSAGES: Dialect<null> = { read: readMessagesRequest, answer: MESSAGES_ANSWER };
