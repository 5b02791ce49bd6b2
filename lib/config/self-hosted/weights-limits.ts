import { modelFacts } from '../facts/models';
import type { KnownLimits } from '../model-rules';

/** What the facts say of the weights; nothing where they do not have them. */
export function weightsLimits({
  weights,
}: {
  readonly weights: { readonly source: string };
}): KnownLimits | undefined {
  const facts = modelFacts(weights.source);
  return facts && { name: facts.source, contextTokens: facts.contextTokens };
}
