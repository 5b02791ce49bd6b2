import { modelFacts } from '../facts/models';
import { factsIfKnown, jurisdictionOf } from '../facts/regions';
import { modelCheck } from '../host-check';
import type { OnInstances } from './instance-types';

/** The model's public licence permits the use, or the file says what else does. Staged weights only: Bedrock's models come under Bedrock's terms. */
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
