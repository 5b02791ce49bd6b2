import type { Deployment } from '../../config/deployment';
import { vllmIn } from '../../config/facts/vllm-advisories';
import { isSelfHosted, type ModelOn, type SelfHostedModel } from '../../config/model';
import { weightsFacts } from '../../config/self-hosted/weights-facts';
import { keptOf, taskOf } from '../../hosts/schemas';
import { extraWeakenings } from './extras';
import { type FindWeakenings, type Weakening, when } from './weakening';

/** What is served, and what its answers may contain. How far a prompt travels is limited by the ceilings alone. */
export const modelWeakenings: FindWeakenings = ({ models, guardrail }) => [
  ...models.flatMap((model, index) => {
    const path = `models[${index}]`;
    if (!isSelfHosted(model)) return [...keepers(model, path), ...unguarded(model, path, guardrail)];
    const inName = vllmIn(model.image.source);
    return [
      ...when(model.image.vllm !== undefined && model.image.vllm !== inName, {
        path: `${path}.image.vllm`,
        value: String(model.image.vllm),
        gives: `The image is checked against the advisories for this version, ${
          inName === undefined ? 'which its name does not confirm' : `although its name says ${inName}`
        }.`,
      }),
      ...when(model.weights.manifest === undefined, {
        path: `${path}.weights.manifest`,
        value: 'not pinned',
        gives: `The content of the weights of ${model.name} is not verified: what is under their prefix is served.`,
      }),
      ...('amiId' in model && model.amiId !== undefined
        ? [
            {
              path: `${path}.amiId`,
              value: model.amiId,
              gives: `The GPU instances of ${model.name} start from this image until the file or its lock names another: no deploy patches them, and no template shows what is in it.`,
            },
          ]
        : []),
      ...when(model.parsers?.reasoning === 'none' && mayThink(model), {
        path: `${path}.parsers.reasoning`,
        value: 'none',
        gives: `${model.name} thinks before it answers, and callers get its thinking as part of the answer.`,
      }),
      ...extraWeakenings(model, path),
    ];
  }),
  ...(guardrail && 'none' in guardrail
    ? [
        {
          path: 'guardrail.none',
          value: guardrail.none,
          gives: 'Bedrock answers pass without a content filter.',
        },
      ]
    : []),
  ...when(guardrail !== undefined && 'contentFilters' in guardrail && guardrail.contentFilters === 'low', {
    path: 'guardrail.contentFilters',
    value: 'low',
    gives: 'The filters act only on what they find with high confidence.',
  }),
];

/** Who keeps the prompts after the answer. The ceilings admit such a model for public data only. */
function keepers(model: ModelOn<'bedrock'>, path: string): readonly Weakening[] {
  const kept = keptOf(model.host, model);
  return when(kept !== undefined, {
    path: `${path}.modelId`,
    value: model.modelId,
    gives: `${kept}. Public data that the model answers has left the account when the answer arrives.`,
  });
}

/** A vector has no text to filter; the texts that it is made of reach the model unfiltered. */
function unguarded(
  model: ModelOn<'bedrock'>,
  path: string,
  guardrail: Deployment['guardrail'],
): readonly Weakening[] {
  const guarded = guardrail !== undefined && 'contentFilters' in guardrail;
  return when(guarded && taskOf(model.host, model) === 'embedding', {
    path: `${path}.modelId`,
    value: model.modelId,
    gives: `Bedrock applies no guardrail to models for embedding: texts reach ${model.name} without a content filter.`,
  });
}

const mayThink = ({ weights, thinking }: SelfHostedModel) =>
  thinking !== 'off' && weightsFacts(weights)?.reasoningParser !== undefined;
