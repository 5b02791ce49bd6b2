import { sumOfAnswers } from '../../call/sum-of-answers';
import type { Tally } from '../../call/tally';
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

/**
 * The usage of several answers, as OpenAI's API and vLLM state it: the prompt counts once, with the parts that the first
 * call reports, and the tokens of all answers are added up. `undefined` where a model did not count one of them.
 */
export function usageOfChoices(tallies: readonly Tally[]): Usage | undefined {
  const { usage: all } = sumOfAnswers(tallies);
  const first = tallies[0]?.usage;
  if (!all || !first || tallies.some(({ usage }) => usage === undefined)) return undefined;
  const { outputTokens, reasoningTokens } = all;
  return { ...first, outputTokens, ...(reasoningTokens !== undefined && { reasoningTokens }) };
}

function details(name: string, counts: Readonly<Record<string, number | undefined>>) {
  const known = Object.entries(counts).filter(([, count]) => count !== undefined);
  return known.length > 0 && { [name]: Object.fromEntries(known) };
}
