import { modelFacts } from '../../../config/facts/models';
import type { SelfHostedModel } from '../../../config/model';

type Weights = SelfHostedModel['weights'];

/** Own weights count as what they were made from. */
export const baseOf = (weights: Weights): string =>
  ('basedOn' in weights && weights.basedOn) || weights.source;

export const factsOf = (weights: Weights) => modelFacts(baseOf(weights));

/** What names weights that are not pinned by a manifest: the revision of public ones. */
export const revisionOf = (weights: Weights): string =>
  'revision' in weights ? weights.revision : 'not-pinned';
