import type { Task } from '../../../policy/task';
import { CATALOGUE, weightsTaskByName } from '../facts/models';
import { factsIfKnown, jurisdictionOf } from '../facts/regions';
import { modelCheck } from '../host-check';
import type { EmbeddingOf, KnownLimits } from '../model-rules';
import { didYouMean } from '../nearest-word';
import { unserved, wrongTask } from '../other-task';
import type { OnInstances } from './instance-types';
import { catalogueName, type NamedWeights, weightsFacts } from './weights-facts';

/** Some endpoint needs the task of the weights. */
export const weightsAreServed = modelCheck<OnInstances>()([], (model, path) => {
  const { source, embeddingConfirmedOn } = model.weights;
  const task = weightsTask(model);
  const byName = weightsFacts(model.weights) === undefined;
  if (task === 'embedding' && byName && !embeddingConfirmedOn) {
    return [
      {
        path: `${path}.weights.source`,
        got: source,
        allowed:
          'weights that chat, or weights that are known to embed: by their name these are for embedding, and the catalogue does not have them',
        fix: "if the model card says that vLLM serves them with one vector for each text, add weights.embeddingConfirmedOn with today's date; if it says that they chat, add weights.chatConfirmedOn",
      },
    ];
  }
  const other = unserved(task, byName);
  return other ? [wrongTask(other, `${path}.weights.source`, source)] : [];
});

/** Weights have one task, so a file confirms one. */
export const oneTaskIsConfirmed = modelCheck<OnInstances>()([], ({ weights }, path) => {
  const { chatConfirmedOn, embeddingConfirmedOn } = weights;
  if (!chatConfirmedOn || !embeddingConfirmedOn) return [];
  return [
    {
      path: `${path}.weights.embeddingConfirmedOn`,
      got: `${embeddingConfirmedOn}, with chatConfirmedOn ${chatConfirmedOn}`,
      allowed:
        'one of chatConfirmedOn and embeddingConfirmedOn: weights chat or embed texts, and vLLM serves one task',
      fix: 'keep the one that the model card confirms, and remove the other',
    },
  ];
});

/**
 * The task of the weights: from the catalogue, from a confirmation in the file, or from their name. If none of these
 * states it, the weights count as chat, and a warning says so.
 */
export function weightsTask({ weights }: Pick<OnInstances, 'weights'>): Task {
  const { chatConfirmedOn, embeddingConfirmedOn } = weights;
  const confirmed = chatConfirmedOn ? 'chat' : embeddingConfirmedOn ? 'embedding' : undefined;
  return weightsFacts(weights)?.task ?? confirmed ?? weightsTaskByName(catalogueName(weights)) ?? 'chat';
}

/** What these weights give as an embedding model; `undefined`: they are for another task. */
export function weightsEmbedding(
  model: Pick<OnInstances, 'weights'> & { readonly weights: SourcedWeights },
): EmbeddingOf | undefined {
  if (weightsTask(model) !== 'embedding') return undefined;
  const { weights } = model;
  return { vectors: contentOf(weights), dimensions: weightsFacts(weights)?.embedding?.dimensions };
}

interface SourcedWeights {
  readonly source: string;
  /** Own weights have none. */
  readonly revision?: string;
  readonly manifest?: string;
}

/** Where weights come from, and what says that two models have the same: a revision, or the manifest of own weights. */
export const contentOf = ({ source, revision, manifest }: SourcedWeights): string =>
  `${source}@${revision ?? manifest ?? 'not-pinned'}`;

/**
 * The model's public licence permits the use, or the file states what else does. Not for models on Bedrock, which have
 * Bedrock's terms.
 */
export const licencePermits = modelCheck<OnInstances>()(['region'], (model, path, { region }) => {
  const facts = weightsFacts(model.weights);
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
export function weightsLimits({ weights }: { readonly weights: NamedWeights }): KnownLimits | undefined {
  const facts = weightsFacts(weights);
  return facts && { name: facts.source, contextTokens: facts.contextTokens };
}

/** Own weights are made from weights that the catalogue has, or the file names no base. */
export const baseIsKnown = modelCheck<OnInstances>()([], ({ weights }, path) => {
  const { basedOn } = weights;
  if (basedOn === undefined || weightsFacts(weights)) return [];
  return [
    {
      path: `${path}.weights.basedOn`,
      got: basedOn,
      allowed: 'weights of the catalogue, whose size, shape and task these have',
      fix: `name one of these${didYouMean(basedOn, CATALOGUE)}; or remove the line, and confirm the task in weights.chatConfirmedOn or weights.embeddingConfirmedOn`,
    },
  ];
});
