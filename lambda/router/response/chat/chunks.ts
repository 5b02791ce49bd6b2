import type { FinishReason, Usage } from '../../contract/chat';
import type { AnswerHead } from '../dialect';
import { completionId, FINISH_REASON, renderUsage } from './completion';

/** A comment, which clients ignore: keeps a silent connection open. */
export const KEEP_ALIVE = ': keep-alive\n\n';
/** Ends a complete stream. A stream that failed ends without it. */
export const DONE = 'data: [DONE]\n\n';

/** One server-sent event. JSON escapes line breaks, so no text of an answer can start another event. */
export const sse = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

/**
 * The pieces of OpenAI's `chat.completion.chunk` stream, each ready to send. The chunks of one answer differ in their
 * text alone, so everything around it is rendered once.
 */
export function chunksOf({ decisionId, model, created }: AnswerHead, includeUsage: boolean) {
  const head = { id: completionId(decisionId), object: 'chat.completion.chunk', created, model };
  /** With `include_usage`, every chunk but the last has `usage: null`. */
  const tail = includeUsage ? { usage: null } : {};
  const choice = (delta: object, finish: string | null) =>
    sse({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }], ...tail });
  const [before = '', after = ''] = choice({ content: 0 }, null).split(/(?<="content":)0(?=\})/);
  return {
    role: () => choice({ role: 'assistant', content: '' }, null),
    text: (text: string) => before + JSON.stringify(text) + after,
    /** A chunk for each text; JSON must write each as it is. */
    plainTexts: (texts: readonly string[]) => `${before}"${texts.join(`"${after}${before}"`)}"${after}`,
    finish: (reason: FinishReason) => choice({}, FINISH_REASON[reason]),
    usage: (usage: Usage) => sse({ ...head, choices: [], usage: renderUsage(usage) }),
  };
}
