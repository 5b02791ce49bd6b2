import type { Inability } from '../../../policy/candidates';
import type { RouterModel } from '../config/router-config';

/**
 * Refuses each embedding model whose vectors differ from those of the model chosen first: vectors of two models cannot be
 * compared, so an index with both answers every search wrong, and nothing shows it. The named model decides; for `auto`
 * the first that can answer. Call it for models that can answer, in the order of attempts.
 */
export function sameVectors(named: RouterModel | undefined): (model: RouterModel) => Inability | undefined {
  let chosen = named;
  return (model) => {
    chosen ??= model;
    if (chosen.embedding?.vectors === model.embedding?.vectors) return undefined;
    const words = `the vectors of ${model.name} cannot be compared with those of ${chosen.name}`;
    return { reason: 'other-vectors', words };
  };
}
