import { isGuarded, limitsOf } from '../../hosts/schemas';
import { didYouMean } from '../nearest-word';
import { repeated } from '../repeated';
import { type Check, sectionCheck } from './check';

export const modelNamesDiffer = sectionCheck(['models'], ({ models }) =>
  repeated(models, ({ name }) => name).map(({ item, index, firstIndex }) => ({
    path: `models[${index}].name`,
    got: item.name,
    allowed: `a name of its own; models[${firstIndex}] has this one`,
    fix: 'rename one of the two',
  })),
);

/** Fallbacks are other models of the deployment, each once. */
export const fallbacksExist = sectionCheck(['models'], ({ models }) => {
  const names = models.map(({ name }) => name);
  return models.flatMap((model, index) => {
    const others = names.filter((name) => name !== model.name);
    const twice = new Set(repeated(model.fallbacks, (name) => name).map((fallback) => fallback.index));
    const left = others.filter((name) => !model.fallbacks.includes(name));
    return model.fallbacks.flatMap((fallback, place) =>
      others.includes(fallback) && !twice.has(place)
        ? []
        : [
            {
              path: `models[${index}].fallbacks[${place}]`,
              got: fallback,
              allowed: `other models of this deployment, each once: ${others.join(', ') || 'there are none'}`,
              fix: `remove it or name another${didYouMean(fallback, left)}`,
            },
          ],
    );
  });
});

/** Token limits are consistent with each other and with the limits of the model. */
export const tokenLimits: Check = ({ models }) =>
  models.flatMap(({ model, path }) => {
    const limits = limitsOf(model.host, model);
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

/**
 * A deployment with models on Bedrock has a guardrail, or a reason for having none. Without such a model the line has
 * no effect and may remain, so removing models from the list is enough to make a deployment sealed.
 */
export const bedrockHasGuardrail = sectionCheck(['models', 'guardrail'], ({ models, guardrail }) => {
  if (guardrail !== undefined || !models.some(({ host }) => isGuarded(host))) return [];
  return [
    {
      path: 'guardrail',
      got: undefined,
      allowed: 'a guardrail for the models on Bedrock, or the reason there is none',
      fix: "add guardrail: { contentFilters: 'medium' }, or guardrail: { none: '…why…' }",
    },
  ];
});
