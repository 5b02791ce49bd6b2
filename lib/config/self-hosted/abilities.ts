import { type Ability, inOrder } from '../../../policy/ability';
import { ENGINE_ABILITIES } from '../facts/models';
import { modelCheck } from '../host-check';
import type { OnInstances } from './instance-types';
import { servingParsers } from './serving-parsers';
import { weightsTask } from './weights';
import { weightsFacts } from './weights-facts';

/**
 * What vLLM does for these weights besides text in and text out. Images: from the catalogue, or from a confirmation in
 * the file for weights that it does not have. Tools: where vLLM starts with a parser for them. Fields of vLLM's own: those
 * that the file lists. Weights that do not chat have none.
 */
export function weightsAbilities(
  model: Pick<OnInstances, 'weights' | 'parsers' | 'extras'>,
): readonly Ability[] {
  if (weightsTask(model) !== 'chat') return [];
  const { imagesConfirmedOn } = model.weights;
  const facts = weightsFacts(model.weights);
  const seesImages = facts ? facts.images : imagesConfirmedOn !== undefined;
  return inOrder([
    ...ENGINE_ABILITIES,
    ...(servingParsers(model).tools ? (['tools', 'forced-tools'] as const) : []),
    ...(model.extras ? (['vllm-fields'] as const) : []),
    ...(seesImages ? (['images'] as const) : []),
  ]);
}

/** A confirmation adds to the catalogue and never overrules it, and weights that embed texts see no images. */
export const imagesAreNotOverruled = modelCheck<OnInstances>()([], ({ weights }, path) => {
  const { imagesConfirmedOn, chatConfirmedOn, embeddingConfirmedOn } = weights;
  const facts = weightsFacts(weights);
  const fits = facts ? facts.images : chatConfirmedOn !== undefined || embeddingConfirmedOn === undefined;
  if (imagesConfirmedOn === undefined || fits) return [];
  return [
    {
      path: `${path}.weights.imagesConfirmedOn`,
      got: imagesConfirmedOn,
      ...(facts
        ? {
            allowed: `nothing: the catalogue has ${facts.source}, and these weights read no images`,
            fix: 'remove it; or, if the model card says that they read images, correct lib/config/facts/models.json',
          }
        : {
            allowed: 'nothing: weights with embeddingConfirmedOn embed texts, and read no images',
            fix: 'remove it; or, if these weights chat, replace embeddingConfirmedOn by chatConfirmedOn',
          }),
    },
  ];
});
