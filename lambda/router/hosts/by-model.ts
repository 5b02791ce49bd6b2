import { HostError } from './host';

/**
 * What belongs to each model of a lane, found by the model's name.
 * The lookup throws {@link HostError} `denied` for any other name: the decision never orders such a model.
 */
export function byModel<M extends { readonly name: string }, T>(
  models: readonly M[],
  of: (model: M) => T,
): (name: string) => T {
  const found = new Map(models.map((model) => [model.name, of(model)]));
  return (name) => {
    if (!found.has(name)) throw new HostError('denied', `${name}: this lane has no path to it`);
    return found.get(name) as T;
  };
}
