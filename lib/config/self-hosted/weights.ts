import { modelFacts, weightsTaskByName } from '../facts/models';
import { factsIfKnown, jurisdictionOf } from '../facts/regions';
import { modelCheck } from '../host-check';
import type { KnownLimits } from '../model-rules';
import { notChat, type OtherTask } from '../other-task';
import type { OnInstances } from './instance-types';

/** The weights answer chat requests. */
export const weightsChat = modelCheck<OnInstances>()([], ({ weights }, path) => {
  const other = otherTask(weights);
  return other ? [notChat(other, `${path}.weights.source`, weights.source)] : [];
});

function otherTask({ source, chatConfirmedOn }: OnInstances['weights']): OtherTask | undefined {
  const facts = modelFacts(source);
  if (facts) return facts.task === 'chat' ? undefined : { task: facts.task, byName: false };
  const task = weightsTaskByName(source);
  return task === undefined || chatConfirmedOn ? undefined : { task, byName: true };
}

/**
 * The model's public licence permits the use, or the file states what else does. Not for models on Bedrock, which have
 * Bedrock's terms.
 */
export const licencePermits = modelCheck<OnInstances>()(['region'], (model, path, { region }) => {
  const facts = modelFacts(model.weights.source);
  if (!facts?.noGrant || !factsIfKnown(region) || model.weights.grant) return [];
  if (facts.noGrant.where === 'eu' && jurisdictionOf(region) !== 'EU') return [];
  return [
    {
      path: `${path}.weights.source`,
      got: model.weights.source,
      allowed: `a model whose licence permits this use: ${facts.noGrant.words}`,
      fix: 'take another model, or state in weights.grant what permits the use',
    },
  ];
});

/** The limits of the weights; `undefined` if the facts do not have them. */
export function weightsLimits({
  weights,
}: {
  readonly weights: { readonly source: string };
}): KnownLimits | undefined {
  const facts = modelFacts(weights.source);
  return facts && { name: facts.source, contextTokens: facts.contextTokens };
}
