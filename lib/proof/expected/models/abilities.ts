import type { Ability } from '../../../../policy/ability';
import facts from '../../../config/facts/bedrock-models.json';
import { modelFacts } from '../../../config/facts/models';
import type { ModelOn, SelfHostedModel } from '../../../config/model';
import { parsersOf } from '../hosts/serving';

/** In the order in which the router's configuration has them. */
const ORDER: readonly Ability[] = [
  'tools',
  'forced-tools',
  'images',
  'documents',
  'json-schema',
  'json',
  'seed',
  'penalties',
  'logprobs',
  'vllm-fields',
  'prompt-cache',
  'prompt-cache-1h',
];

/**
 * vLLM answers in a schema and takes seeds, penalties and log probabilities for every model, tools with a parser for
 * them, images for weights that read them, and no documents (vLLM documentation 0.26, OpenAI-compatible server).
 */
export function weightsAreAble(model: SelfHostedModel): readonly Ability[] {
  const { source, imagesConfirmedOn } = model.weights;
  const known = modelFacts(source);
  const tools = parsersOf(model).tools !== undefined;
  const images = known ? known.images === true : imagesConfirmedOn !== undefined;
  const absent = new Set<Ability>(['documents', 'prompt-cache', 'prompt-cache-1h']);
  if (!tools) absent.add('tools').add('forced-tools');
  if (!images) absent.add('images');
  return ORDER.filter((ability) => !absent.has(ability));
}

/** What the facts say of the model, without what Converse has no field for (Amazon Bedrock API reference, 2026-11). */
export function bedrockIsAble({ modelId }: ModelOn<'bedrock'>): readonly Ability[] {
  const known = facts.abilities.filter(({ models }) => models.includes(modelId));
  const inConverse = ORDER.filter((ability) => !NOT_IN_CONVERSE.includes(ability));
  return inConverse.filter((ability) => known.some(({ abilities }) => abilities.includes(ability)));
}

const NOT_IN_CONVERSE: readonly Ability[] = ['json', 'seed', 'penalties', 'logprobs', 'vllm-fields'];
