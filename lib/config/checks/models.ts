import { isServed } from '../../../policy/endpoints';
import { embeddingOf, isGuarded, limitsOf, taskOf, thinkingOf } from '../../hosts/schemas';
import type { Model } from '../model';
import { didYouMean } from '../nearest-word';
import type { Problem } from '../problem';
import { repeated } from '../repeated';
import { canThink, type ThinkingFacts } from '../thinking';
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

/** A fallback is for the same task, and one of an embedding model gives the same vectors: vectors of two models cannot be compared. */
export const fallbacksAnswerAlike = sectionCheck(['models'], ({ models }) =>
  models.flatMap((model, index) => {
    const alike = (other: Model) =>
      taskOf(other.host, other) === taskOf(model.host, model) &&
      embeddingOf(other.host, other)?.vectors === embeddingOf(model.host, model)?.vectors;
    const task = taskOf(model.host, model);
    const others = models.filter((other) => other.name !== model.name && alike(other));
    return model.fallbacks.flatMap((fallback, place) => {
      const named = models.find(({ name }) => name === fallback);
      const known = named && isServed(task) && isServed(taskOf(named.host, named));
      if (!known || alike(named)) return []; // fallbacksExist and the hosts' checks report the others
      const what =
        task === 'embedding'
          ? 'with the same vectors: the same model and revision'
          : `for ${task} like ${model.name}`;
      return [
        {
          path: `models[${index}].fallbacks[${place}]`,
          got: fallback,
          allowed: `models ${what}: ${others.map(({ name }) => name).join(', ') || 'there are none'}`,
          fix: 'remove it, or name one of these',
        },
      ];
    });
  }),
);

/** A model that chats has a limit of its answers; one that embeds writes no text, so nothing about text applies to it. */
export const answersAreText: Check = ({ models }) =>
  models.flatMap(({ model, path }): readonly Problem[] => {
    const id = 'weights' in model ? model.weights.source : model.modelId;
    if (taskOf(model.host, model) !== 'embedding') {
      if (model.maxOutputTokens > 0) return [];
      const allowed = `a whole number of tokens from 1 on: the longest answer of ${model.name}`;
      return [
        {
          path: `${path}.maxOutputTokens`,
          got: undefined,
          allowed,
          fix: 'add it, such as maxOutputTokens: 4096',
        },
      ];
    }
    const { thinking, maxOutputTokens } = model;
    const set = {
      ...(maxOutputTokens > 0 && { maxOutputTokens }),
      ...(thinking !== undefined && { thinking }),
      ...('parsers' in model && model.parsers && { parsers: model.parsers }),
    };
    return Object.entries(set).map(([field, got]) => ({
      path: `${path}.${field}`,
      got,
      allowed: `nothing: ${id} embeds, and writes no text`,
      fix: 'remove the line',
    }));
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

/** A model can do what the file says of its thinking, and the limit of its answers leaves room for an answer. */
export const thinkingIsPossible: Check = ({ models }) =>
  models.flatMap(({ model, path }): readonly Problem[] => {
    const { thinking } = model;
    if (thinking === undefined || taskOf(model.host, model) === 'embedding') return [];
    const facts = thinkingOf(model.host, model);
    const id = 'weights' in model ? model.weights.source : model.modelId;
    if (!facts || !canThink(facts, thinking)) {
      return [{ path: `${path}.thinking`, got: thinking, ...thinkingThatIs(id, facts) }];
    }
    const fewest = thinking === 'off' ? 1 : (facts.fewestTokens ?? 1);
    if (model.maxOutputTokens >= fewest) return [];
    return [
      {
        path: `${path}.maxOutputTokens`,
        got: model.maxOutputTokens,
        allowed: `at least ${fewest}: ${id} thinks with up to ${fewest - 1} tokens, and the answer is besides`,
        fix: 'raise it, or write thinking: off',
      },
    ];
  });

/** What the file may say of a model's thinking, and what to do. */
function thinkingThatIs(id: string, facts: ThinkingFacts | undefined) {
  if (!facts) {
    return {
      allowed: `nothing: how ${id} is told whether to think is not known here`,
      fix: "remove the line; or write thinking into the model's facts in lib/config/facts, with source and today's date",
    };
  }
  return facts.byDefault === 'on'
    ? {
        allowed: `on: ${id} always thinks`,
        fix: 'write on, or take a model whose thinking can be turned off',
      }
    : { allowed: `off: ${id} does not think`, fix: 'write off, or take a model that thinks' };
}
