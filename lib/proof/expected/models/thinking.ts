import type { RouterModelOn } from '../../../../lambda/router/config/router-config';
import type { Host } from '../../../../policy/boundary';
import { bedrockThinking } from '../../../config/facts/bedrock';
import type { ModelOn, SelfHostedModel } from '../../../config/model';
import { factsOf } from './weights';

type Told = RouterModelOn<Host>['thinking'];

/**
 * vLLM hands `chat_template_kwargs` to the chat template of the weights, and `reasoning_effort` too. Without a word in
 * the file, nothing is sent. Weights that the catalogue does not have are told nothing.
 */
export function weightsAreTold({ weights, thinking }: SelfHostedModel): Told {
  const facts = factsOf(weights);
  if (!facts) return undefined;
  const byDefault = facts.thinking?.byDefault ?? 'off';
  const argument = facts.thinking?.switch;
  const values = facts.thinking?.levels;
  const says = (value: boolean) => ({ chat_template_kwargs: { [`${argument}`]: value } });
  return {
    choice: thinking ?? byDefault,
    byDefault,
    ...(thinking && argument && { on: says(true), off: says(false) }),
    ...(values && { levels: { field: 'reasoning_effort', values: [...values] } }),
  };
}

/** Converse hands on fields that differ from model to model. */
export function bedrockIsTold({ modelId, thinking }: ModelOn<'bedrock'>): Told {
  const facts = bedrockThinking(modelId);
  if (!facts) return undefined;
  const { byDefault, on, off, levels, refuses, fewestTokens } = facts;
  return {
    choice: thinking ?? byDefault,
    byDefault,
    ...(thinking && on && { on: { ...on } }),
    ...(thinking && off && { off: { ...off } }),
    ...(levels && { levels: { field: levels.field, values: [...levels.values] } }),
    ...(refuses && { refuses: [...refuses] }),
    ...(fewestTokens && { fewestTokens }),
  };
}
