import type { Task } from '../../../policy/task';
import { modelFacts, weightsTaskByName } from '../facts/models';
import { factsIfKnown, jurisdictionOf } from '../facts/regions';
import { modelCheck } from '../host-check';
import type { KnownLimits } from '../model-rules';
import { unserved, wrongTask } from '../other-task';
import type { OnInstances } from './instance-types';

/** Some endpoint needs the task of the weights. */
export const weightsAreServed = modelCheck<OnInstances>()([], (model, path) => {
  const { source } = model.weights;
  const other = unserved(weightsTask(model), modelFacts(source) === undefined);
  return other ? [wrongTask(other, `${path}.weights.source`, source)] : [];
});

/**
 * The task of the weights: from the catalogue, from a confirmation in the file, or from their name. If none of these
 * states it, the weights count as chat, and a warning says so.
 */
export function weightsTask({ weights }: Pick<OnInstances, 'weights'>): Task {
  const { source, chatConfirmedOn } = weights;
  return modelFacts(source)?.task ?? (chatConfirmedOn ? 'chat' : (weightsTaskByName(source) ?? 'chat'));
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
