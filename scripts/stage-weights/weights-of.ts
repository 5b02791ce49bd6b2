import type { Deployment } from '../../lib/config/deployment';
import type { Vocabulary } from '../../lib/config/facts/models';
import { servingVocabulary } from '../../lib/config/self-hosted/vocabulary';
import { CommandError } from '../command-line/command-error';
import { knownName } from '../command-line/known-name';

/** The weights of one model, and what is staged beside them. */
export interface WeightsNeeded {
  readonly model: string;
  /** A Hugging Face id, or the `s3://` folder of own weights. */
  readonly source: string;
  /** Of the Hub. Own weights have none. */
  readonly revision: string | undefined;
  /** The hash of the manifest that the deployment file or its lock pins. */
  readonly pinned: string | undefined;
  readonly vocabulary: Vocabulary | undefined;
}

/**
 * The weights to stage for these models; for all where none is named. Those of a model that runs no copy yet are among
 * them: they are staged before its first copy starts.
 *
 * @throws CommandError if a name is not that of a model whose weights the account stores
 */
export function weightsOf(deployment: Deployment, named: readonly string[]): readonly WeightsNeeded[] {
  const all = deployment.models.flatMap((model) => {
    if (!('weights' in model)) return [];
    const { source, manifest: pinned } = model.weights;
    const revision = 'revision' in model.weights ? model.weights.revision : undefined;
    return [{ model: model.name, source, revision, pinned, vocabulary: servingVocabulary(model) }];
  });
  if (all.length === 0) {
    throw new CommandError(
      `No model of ${deployment.name} has weights in the account: Bedrock keeps those of its models. There is nothing to stage.`,
    );
  }
  if (named.length === 0) return all;
  const names = all.map(({ model }) => model);
  const chosen = named.map((name) => knownName('model with weights', name, names));
  return all.filter(({ model }) => chosen.includes(model));
}
