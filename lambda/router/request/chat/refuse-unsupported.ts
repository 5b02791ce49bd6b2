import { readCacheOptions } from '../cache/openai-cache';
import type { Fields } from '../fields';
import { HARMLESS_FIELDS } from '../harmless-fields';

/**
 * Ends the reading of a body: accepts labels of the caller, leaves out what cannot change the answer, and refuses the rest by name,
 * where there is something to say with what to do instead.
 */
export function refuseUnsupported(fields: Fields): void {
  for (const label of LABELS) fields.text(label);
  // Nothing is stored here, whatever is asked for.
  if (fields.flag('store')) fields.ignore('store');
  fields.neutral('modalities', ['text']);
  readCacheOptions(fields);
  fields.ignore(...HARMLESS, ...HARMLESS_FIELDS);
  for (const [name, sentence] of Object.entries(UNSUPPORTED)) fields.refuse(name, sentence);
  fields.refuseOthers();
}

/** What callers say about themselves. No model gets it, and nothing is lost. */
const LABELS = ['user', 'safety_identifier', 'prompt_cache_key'];

/** What clients add for caches that are not here. */
const HARMLESS = ['prompt_cache_retention', 'cache_control'];

/** What could change the answer and no host of the router does. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  audio: 'no model here answers in sound; leave it out, with modalities',
  prediction: 'no host takes predicted outputs; leave it out',
  web_search_options: 'the router searches nothing on the web; leave it out, or offer a tool of your own',
  cache_salt: 'the router keeps the prompts of its callers apart by a salt of its own; leave it out',
  prompt_logprobs: 'no answer repeats the prompt; leave it out',
  moderation: 'no moderation runs beside the model; leave it out',
};
