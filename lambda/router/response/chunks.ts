import type { ErrorBody } from '../contract/api-error';
import type { FinishReason, Usage } from '../contract/chat';
import { type CompletionHead, completionId, FINISH_REASON, renderUsage } from './completion';

/** A comment: keeps a silent connection open, and no client shows it. */
export const KEEP_ALIVE = ': keep-alive\n\n';
/** Ends a stream that went well. A stream that broke ends without it. */
export const DONE = 'data: [DONE]\n\n';

/** One server-sent event. JSON has no raw line break, so no answer can begin an event of its own. */
export const sse = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

/** A broken stream's last event. OpenAI's clients throw on it. */
export const errorChunk = (body: ErrorBody): string => sse(body);

/** The pieces of OpenAI's `chat.completion.chunk` stream, each ready to send. */
export function chunksOf({ decisionId, model, created }: CompletionHead, includeUsage: boolean) {
  const head = { id: completionId(decisionId), object: 'chat.completion.chunk', created, model };
  /** Where usage was asked for, every chunk but the last carries `usage: null`. */
  const tail = includeUsage ? { usage: null } : {};
  const choice = (delta: object, finish: string | null) =>
    sse({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }], ...tail });
  return {
    role: () => choice({ role: 'assistant', content: '' }, null),
    text: (text: string) => choice({ content: text }, null),
    finish: (reason: FinishReason) => choice({}, FINISH_REASON[reason]),
    usage: (usage: Usage) => sse({ ...head, choices: [], usage: renderUsage(usage) }),
  };
}
