import type { Inability } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';
import type { ChatRequest } from '../contract/chat';
import { fewestTokens } from './fewest-tokens';

/**
 * Which models are certainly too small for this request. The prompt counts with the fewest tokens it can have, so a
 * model that might take it is never among them; what does not fit all the same is refused by the host itself. An
 * answer counts with the length the caller asked for, and with one token where it asked for none.
 */
export function tooSmallFor({
  messages,
  maxTokens,
}: ChatRequest): (model: RouterModel) => Inability | undefined {
  const prompt = fewestTokens(messages);
  return ({ name, contextTokens }) => {
    if (prompt + (maxTokens ?? 1) <= contextTokens) return undefined;
    const what = maxTokens === undefined ? 'the prompt has' : 'with the answer asked for the request has';
    return {
      reason: 'context-too-small',
      words: `${name} takes ${contextTokens} tokens, prompt and answer together; ${what} ${prompt + (maxTokens ?? 0)} or more`,
    };
  };
}
