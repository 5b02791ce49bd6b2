import { type CompletionForm, readCompletion } from '../../request/completions/read-completion';
import { KEEP_ALIVE, sse } from '../chat/chunks';
import type { AnswerForm, Dialect } from '../dialect';
import { OPENAI_ERROR } from '../error-form';
import { renderTextChoices, renderTextCompletion } from './text-completion';
import { textChoice, textChoicesEnd, textStream } from './text-stream';

/** How answers of OpenAI's older completions are written. */
const COMPLETION_ANSWER: AnswerForm<CompletionForm> = {
  ...OPENAI_ERROR,
  whole: renderTextCompletion,
  stream: textStream,
  choices: { whole: renderTextChoices, stream: textChoice, end: textChoicesEnd },
  errorEvent: ({ body }) => sse(body),
  keepAlive: KEEP_ALIVE,
};

/** OpenAI's older completions: a text, continued. */
export const COMPLETIONS: Dialect<CompletionForm> = { read: readCompletion, answer: COMPLETION_ANSWER };
