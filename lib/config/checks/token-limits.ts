import { BEDROCK_MODEL_IDS, bedrockModel } from '../facts/bedrock';
import { modelFacts } from '../facts/models';
import type { Model } from '../model';
import { modelCheck } from './check';

interface Limits {
  readonly name: string;
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
}

/** Token limits agree with each other and with what the model was made for. */
export const tokenLimits = modelCheck(['vllm', 'sagemaker', 'bedrock'], [], (model, path) => {
  const limits = limitsOf(model);
  const tooLong = (key: 'contextTokens' | 'maxOutputTokens', most: number, why: string) =>
    model[key] <= most
      ? []
      : [{ path: `${path}.${key}`, got: model[key], allowed: `at most ${most}: ${why}`, fix: 'lower it' }];
  return [
    ...tooLong('maxOutputTokens', model.contextTokens, 'the answer is part of contextTokens'),
    ...(limits?.contextTokens
      ? tooLong('contextTokens', limits.contextTokens, `the context of ${limits.name}`)
      : []),
    ...(limits?.maxOutputTokens
      ? tooLong('maxOutputTokens', limits.maxOutputTokens, `the longest answer of ${limits.name}`)
      : []),
  ];
});

function limitsOf(model: Model): Limits | undefined {
  if (model.host === 'bedrock') {
    return BEDROCK_MODEL_IDS.includes(model.modelId) ? bedrockModel(model.modelId) : undefined;
  }
  const facts = modelFacts(model.weights.source);
  return facts && { name: facts.source, contextTokens: facts.contextTokens };
}
