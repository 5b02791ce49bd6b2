import { isSelfHosted, type Model, type SelfHostedModel } from '../../lib/config/model';
import { CommandError } from '../command-line/command-error';
import { knownName } from '../command-line/known-name';

/** The models whose images are staged: those named, or all that have one. @throws CommandError */
export function chosenModels(models: readonly Model[], named: readonly string[]): readonly SelfHostedModel[] {
  const own = models.filter(isSelfHosted);
  if (own.length === 0) {
    throw new CommandError(
      'No model of this deployment has an image: AWS serves all of them. There is nothing to stage.',
    );
  }
  const names = own.map(({ name }) => name);
  const chosen = named.map((name) => knownName('model with an image', name, names));
  return chosen.length === 0 ? own : own.filter(({ name }) => chosen.includes(name));
}
