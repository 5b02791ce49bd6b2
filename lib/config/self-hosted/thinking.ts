import { modelFacts } from '../facts/models';
import type { ThinkingFacts } from '../thinking';
import type { OnInstances } from './instance-types';

/**
 * How vLLM tells these weights whether to think: by an argument of their chat template. `undefined`: the catalogue does
 * not have the weights.
 */
export function weightsThinking({ weights }: Pick<OnInstances, 'weights'>): ThinkingFacts | undefined {
  const facts = modelFacts(weights.source);
  if (!facts) return undefined;
  const { byDefault = 'off', switch: argument, levels } = facts.thinking ?? {};
  const told = (thinks: boolean) => ({ chat_template_kwargs: { [argument ?? '']: thinks } });
  return {
    byDefault,
    ...(argument !== undefined && { on: told(true), off: told(false) }),
    ...(levels && { levels: { field: 'reasoning_effort', values: levels } }),
  };
}
