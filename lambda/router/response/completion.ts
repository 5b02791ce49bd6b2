import type { FinishReason, Usage } from '../contract/chat';

/** The fields that an answer and each of its chunks have in common. */
export interface CompletionHead {
  readonly decisionId: string;
  /** The model that answers, by its name in the deployment. */
  readonly model: string;
  /** Unix seconds. */
  readonly created: number;
}

/** The `finish_reason` of OpenAI's API. */
export const FINISH_REASON = {
  stop: 'stop',
  length: 'length',
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
  { decisionId, model, created }: CompletionHead,
  text: string,
  finish: FinishReason,
  usage: Usage | undefined,
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
