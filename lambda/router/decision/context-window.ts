import type { Inability } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';
import type { ChatRequest } from '../contract/chat';
import { shorteningLimit } from '../hosts/wire/answer-limit';
import { fewestTokens, largestFewest } from './fewest-tokens';

/**
 * Which models are certainly too small for this request. The prompt counts as the fewest tokens that it can have, so a
 * model that might take it is never skipped. If the prompt does not fit after all, the host refuses it. The answer
 * counts as the length that the caller requested, and as one token where it requested none, or more than the model gives.
 */
export function tooSmallFor(request: ChatRequest): (model: RouterModel) => Inability | undefined {
  const { messages } = request;
  const bound = largestFewest(messages);
  let counted: number | undefined;
  return (model) => {
    const { name, contextTokens } = model;
    const maxTokens = shorteningLimit(request, model);
    // Most prompts fit by their length alone, without a look at their words.
    if (bound + (maxTokens ?? 1) <= contextTokens) return undefined;
    counted ??= fewestTokens(messages);
    const prompt = counted;
    if (prompt + (maxTokens ?? 1) <= contextTokens) return undefined;
    const what = maxTokens === undefined ? 'the prompt has' : 'with the requested answer the request has';
    return {
      reason: 'context-too-small',
      words: `${name} takes ${contextTokens} tokens, prompt and answer together; ${what} ${prompt + (maxTokens ?? 0)} or more`,
    };
  };
}
