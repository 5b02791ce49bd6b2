import type { Usage } from '../../contract/chat';

/** OpenAI's `usage`. A detail that the model does not report is left out. */
export function renderUsage(usage: Usage) {
  const { inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens } = usage;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...details('prompt_tokens_details', {
      cached_tokens: cachedTokens,
      cache_write_tokens: cacheWriteTokens,
    }),
    ...details('completion_tokens_details', { reasoning_tokens: reasoningTokens }),
  };
}

function details(name: string, counts: Readonly<Record<string, number | undefined>>) {
  const known = Object.entries(counts).filter(([, count]) => count !== undefined);
  return known.length > 0 && { [name]: Object.fromEntries(known) };
}
