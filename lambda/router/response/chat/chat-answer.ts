import { type ChatForm, readChat } from '../../request/chat/read-chat';
import type { AnswerForm, Dialect } from '../dialect';
import { OPENAI_ERROR } from '../error-form';
import { chatChoice, chatChoicesEnd, chatStream } from './chat-stream';
import { KEEP_ALIVE, sse } from './chunks';
import { renderChoices, renderCompletion } from './completion';

/** How answers of OpenAI's chat completions are written. */
const CHAT_ANSWER: AnswerForm<ChatForm> = {
  ...OPENAI_ERROR,
  whole: renderCompletion,
  stream: chatStream,
  choices: { whole: renderChoices, stream: chatChoice, end: chatChoicesEnd },
  errorEvent: ({ body }) => sse(body),
  keepAlive: KEEP_ALIVE,
};

/** OpenAI's chat completions. */
export const CHAT: Dialect<ChatForm> = { read: readChat, answer: CHAT_ANSWER };
