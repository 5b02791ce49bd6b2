import type { RouterModel } from '../config/router-config';
import type { Usage } from '../contract/chat';

/**
 * The cost of an answer's tokens at list price, US dollars; `null` where price or tokens are not known. Cached tokens
 * count at the full price of the prompt: the facts have no prices of caches, and those are lower.
 */
export function costUsd(model: RouterModel | undefined, usage: Usage | undefined): number | null {
  const price = model?.usdPerMillionTokens;
  if (!price || !usage) return null;
  const usd = (usage.inputTokens * price.input + usage.outputTokens * price.output) / 1_000_000;
  return Number(usd.toFixed(9));
}
