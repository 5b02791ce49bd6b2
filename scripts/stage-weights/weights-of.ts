import type { Deployment } from '../../lib/config/deployment';
import { stackName } from '../../lib/config/stack-name';
import { prerequisitesStaged } from '../../lib/hosts/rows';
import type { HostPrerequisite } from '../../lib/plan/prerequisite';
import { CommandError } from '../command-line/command-error';
import { knownName } from '../command-line/known-name';

/** The weights of one model, as the rows of the plan describe them. */
export type WeightsNeeded = Extract<HostPrerequisite, { readonly kind: 'weights' }>;

/**
 * The weights to stage for these models; for all where none is named.
 *
 * @throws CommandError if a name is not that of a model whose weights the account stores
 */
export function weightsOf(deployment: Deployment, named: readonly string[]): readonly WeightsNeeded[] {
  const foundation = stackName(deployment, 'foundation');
  const all = deployment.models.flatMap((model) =>
    prerequisitesStaged(model, foundation).filter((one): one is WeightsNeeded => one.kind === 'weights'),
  );
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
