import { callOf } from '../../hosts/schemas';
import { isSelfHosted, type Model } from '../model';
import { LONGEST_MODEL_NAME } from '../model-fields';
import { contentOf } from '../self-hosted/weights';

export interface UnitedModels {
  readonly models: Model[];
  /** The name of a model in the deployed file, by its other name in the union. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * The models of both files, in the order of the new file; a model that it does not have stays behind the one that it is
 * behind in the deployed file. Of a model in both, the definition of the new file. Where a running router needs another
 * permission for the deployed definition, the union has that one too, under another name. The router chooses it only for
 * a request that names it so.
 */
export function unitedModels(deployed: readonly Model[], next: readonly Model[]): UnitedModels {
  const names = new Set([...deployed, ...next].map(({ name }) => name));
  const before = (name: string) => deployed.find((model) => model.name === name);
  const kept = next.flatMap((model) => {
    const old = before(model.name);
    if (!old || callOf(old.host, old) === callOf(model.host, model)) return [];
    const alias = freeName(model.name, names);
    names.add(alias);
    return [{ of: model.name, model: { ...old, name: alias, auto: false, fallbacks: [] } }];
  });
  return {
    models: [
      ...inPlace(
        deployed,
        next.map((model) => withRoom(before(model.name), model)),
      ),
      ...kept.map(({ model }) => model),
    ],
    aliases: new Map(kept.map(({ of, model }) => [model.name, of])),
  };
}

/** Each model that `next` does not have, behind the model that it is behind in `deployed`. */
function inPlace(deployed: readonly Model[], next: readonly Model[]): readonly Model[] {
  return deployed.reduce<readonly Model[]>((models, model, index) => {
    if (models.some(({ name }) => name === model.name)) return models;
    const at = models.findIndex(({ name }) => name === deployed[index - 1]?.name) + 1;
    return [...models.slice(0, at), model, ...models.slice(at)];
  }, next);
}

/** `<name>-before`, or the first of these with a number that no model has; at most as long as a name may be. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const end = number === 1 ? '-before' : `-before-${number}`;
    const alias = `${name.slice(0, LONGEST_MODEL_NAME - end.length).replace(/-+$/, '')}${end}`;
    if (!taken.has(alias)) return alias;
  }
}

/**
 * The same model, with room for the longest requests of both files: the server takes what a router of either file sends.
 * Only where the same weights run on the same kind of instance, so that both have room there.
 */
function withRoom(old: Model | undefined, model: Model): Model {
  if (!old || !isSelfHosted(old) || !isSelfHosted(model)) return model;
  const runs = ({ weights, instanceType }: typeof model) =>
    JSON.stringify([contentOf(weights), instanceType]);
  if (runs(old) !== runs(model)) return model;
  return {
    ...model,
    contextTokens: Math.max(old.contextTokens, model.contextTokens),
    maxOutputTokens: Math.max(old.maxOutputTokens, model.maxOutputTokens),
  };
}
