import type { Ability } from '../../../../policy/ability';
import type { ConverseFacts } from '../../../config/facts/bedrock';
import facts from '../../../config/facts/bedrock-models.json';
import type { ModelOn, SelfHostedModel } from '../../../config/model';
import { parsersOf } from './parsers';
import { taskOf } from './task';
import { factsOf } from './weights';

/** In the order in which the router's configuration has them. */
const ORDER: readonly Ability[] = [
  'tools',
  'forced-tools',
  'images',
  'documents',
  'text-documents',
  'json-schema',
  'json',
  'seed',
  'penalties',
  'logprobs',
  'completions',
  'vllm-fields',
  'top-k',
  'prompt-cache',
  'prompt-cache-1h',
];

/**
 * vLLM answers in a schema, continues texts and takes seeds, penalties and log probabilities for every model, tools with a parser for
 * them, images for weights that read them, its own fields where the file lists them, and no documents of pages (vLLM
 * documentation 0.26, OpenAI-compatible server). Weights that embed do none of this.
 */
export function weightsAreAble(model: SelfHostedModel): readonly Ability[] {
  if (taskOf(model) === 'embedding') return [];
  const { imagesConfirmedOn } = model.weights;
  const known = factsOf(model.weights);
  const tools = parsersOf(model).tools !== undefined;
  const images = known ? known.images === true : imagesConfirmedOn !== undefined;
  const absent = new Set<Ability>(['documents', 'top-k', 'prompt-cache', 'prompt-cache-1h']);
  if (!tools) absent.add('tools').add('forced-tools');
  if (!images) absent.add('images');
  if (!model.extras) absent.add('vllm-fields');
  return ORDER.filter((ability) => !absent.has(ability));
}

/**
 * What the facts say that it reads and calls, and what follows from how Converse is used with it: a model that must call
 * a tool answers in JSON by the arguments of one. Documents of text become a part of the prompt of a chat model. Converse has no seed,
 * penalties and log probabilities, and top_k where the model has a field for it.
 */
export function bedrockIsAble({ modelId }: ModelOn<'bedrock'>): readonly Ability[] {
  const reads = facts.abilities.filter(({ models }) => models.includes(modelId));
  const has = converseWith(modelId);
  const able = new Set<string>(reads.flatMap(({ abilities }) => abilities));
  const known = facts.models.find(({ id }) => id === modelId);
  if (known?.task === 'chat') able.add('text-documents');
  if (has.forcesTools) able.add('forced-tools').add('json').add('json-schema');
  if (has.followsSchemas) able.add('json-schema');
  if (has.topK) able.add('top-k');
  if (has.cachePoints) able.add('prompt-cache');
  if (has.cachePoints === '1h') able.add('prompt-cache-1h');
  return ORDER.filter((ability) => able.has(ability));
}

/** How the router uses Converse with the model: all that the facts have of it. */
export function converseWith(modelId: string): ConverseFacts {
  const known = facts.converse.filter(({ models }) => models.includes(modelId));
  return Object.assign({}, ...known.map(({ has }) => has));
}
