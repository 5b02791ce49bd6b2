import type { FinishReason, ReasoningPart, Usage } from '../../contract/chat';
import type { ChatForm } from '../../request/chat/read-chat';
import { type Around, allPlaced, around, placed } from '../around';
import type { AnswerHead } from '../dialect';
import { completionHead, FINISH_REASON, renderLogprobs, tierOf } from './completion';
import { thinkingBlocks } from './thinking-blocks';
import { renderUsage } from './usage';

/** A comment, which clients ignore: keeps a silent connection open. */
export const KEEP_ALIVE = ': keep-alive\n\n';
/** Ends a complete stream. A stream that failed ends without it. */
export const DONE = 'data: [DONE]\n\n';

/** One server-sent event. JSON escapes line breaks, so no text of an answer can start another event. */
export const sse = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

/**
 * The pieces of OpenAI's `chat.completion.chunk` stream, each ready to send. The chunks of one answer differ in their
 * text alone, so everything around it is rendered once.
 *
 * @param index the place of the answer, where the request asked for several
 */
export function chunksOf(answer: AnswerHead, form: ChatForm, index = 0) {
  const head = { ...completionHead(answer, 'chat.completion.chunk'), ...tierOf(answer) };
  /** With `include_usage`, every chunk but the last has `usage: null`. */
  const tail = form.includeUsage ? { usage: null } : {};
  const choice = (delta: object, finish: string | null = null, logprobs: readonly unknown[] = []) =>
    sse({
      ...head,
      choices: [{ index, delta, logprobs: renderLogprobs(logprobs), finish_reason: finish }],
      ...tail,
    });
  const content = around((text) => choice({ content: text }));
  const thought = around((text) => choice({ reasoning_content: text }));
  const ofCalls: Around[] = [];
  const ofCall = (index: number) => {
    ofCalls[index] ??= around((text) => choice({ tool_calls: [{ index, function: { arguments: text } }] }));
    return ofCalls[index];
  };
  return {
    role: () => choice({ role: 'assistant', content: '' }),
    text: (text: string, logprobs?: readonly unknown[]) =>
      logprobs ? choice({ content: text }, null, logprobs) : placed(text, content),
    /** A chunk for each text; JSON must write each as it is. */
    plainTexts: (texts: readonly string[]) => allPlaced(texts, content),
    reasoning: (text: string) => placed(text, thought),
    /** Sealed blocks of reasoning, each whole; empty where none is sealed. */
    sealed(blocks: readonly ReasoningPart[]) {
      const written = thinkingBlocks(blocks);
      return written.length > 0 ? choice({ thinking_blocks: written }) : '';
    },
    toolCall: (index: number, id: string, name: string) =>
      choice({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
    toolArguments: (index: number, text: string) => placed(text, ofCall(index)),
    /** As `plainTexts`. */
    plainArguments: (index: number, texts: readonly string[]) => allPlaced(texts, ofCall(index)),
    finish: (reason: FinishReason) => choice({}, FINISH_REASON[reason]),
    usage: (usage: Usage) => sse({ ...head, choices: [], usage: renderUsage(usage) }),
  };
}
