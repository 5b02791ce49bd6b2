import { type ChatForm, readChat } from '../../request/chat/read-chat';
import type { AnswerForm, Dialect, StreamWriter } from '../dialect';
import { chunksOf, DONE, KEEP_ALIVE, sse } from './chunks';
import { renderCompletion } from './completion';

/** How answers of OpenAI's chat completions are written. */
const CHAT_ANSWER: AnswerForm<ChatForm> = {
  whole: renderCompletion,
  stream(head, { includeUsage }): StreamWriter {
    const chunks = chunksOf(head, includeUsage);
    return {
      open: chunks.role,
      event(event, { usage }) {
        switch (event.type) {
          case 'text-delta':
            if (event.pieces) return chunks.plainTexts(event.pieces);
            return event.text && chunks.text(event.text);
          case 'end':
            return chunks.finish(event.reason) + (includeUsage && usage ? chunks.usage(usage) : '') + DONE;
          default:
            return '';
        }
      },
    };
  },
  errorBody: ({ body }) => body,
  errorEvent: ({ body }) => sse(body),
  keepAlive: KEEP_ALIVE,
};

/** OpenAI's chat completions. */
export const CHAT: Dialect<ChatForm> = { read: readChat, answer: CHAT_ANSWER };
