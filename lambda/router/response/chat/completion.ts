import type { Tally } from '../../call/tally';
import type { FinishReason, Usage } from '../../contract/chat';
import type { AnswerHead } from '../dialect';

/** The `finish_reason` of OpenAI's API. */
export const FINISH_REASON = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
} as const satisfies Record<FinishReason, string>;

export const completionId = (decisionId: string): string => `chatcmpl-${decisionId}`;

/** OpenAI's `usage`. A detail that the model does not report is left out. */
export function renderUsage({ inputTokens, outputTokens, cachedTokens, reasoningTokens }: Usage) {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cachedTokens !== undefined && { prompt_tokens_details: { cached_tokens: cachedTokens } }),
    ...(reasoningTokens !== undefined && {
      completion_tokens_details: { reasoning_tokens: reasoningTokens },
    }),
  };
}

/** A whole answer as OpenAI's `chat.completion`. Omits `usage` where the model reports none. */
export function renderCompletion(
  { decisionId, model, created }: AnswerHead,
  { text, finish = 'stop', usage }: Pick<Tally, 'text' | 'finish' | 'usage'>,
) {
  return {
    id: completionId(decisionId),
    object: 'chat.completion',
    created,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, refusal: null },
        logprobs: null,
        finish_reason: FINISH_REASON[finish],
      },
    ],
    ...(usage && { usage: renderUsage(usage) }),
  };
}
