import type { ThinkingFacts } from '../thinking';
import type { OnInstances } from './instance-types';
import { weightsFacts } from './weights-facts';

/**
 * How vLLM tells these weights whether to think: by an argument of their chat template. `undefined`: the catalogue does
 * not have the weights.
 */
export function weightsThinking({ weights }: Pick<OnInstances, 'weights'>): ThinkingFacts | undefined {
  const facts = weightsFacts(weights);
  if (!facts) return undefined;
  const { byDefault = 'off', switch: argument, levels } = facts.thinking ?? {};
  return {
    byDefault,
    ...(argument !== undefined && { on: told(argument, true), off: told(argument, false) }),
    ...(levels && { levels: { field: 'reasoning_effort', values: levels } }),
  };
}

const told = (argument: string, thinks: boolean) => ({ chat_template_kwargs: { [argument]: thinks } });
