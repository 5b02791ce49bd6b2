/**
 * What a model may be able to do besides text in and text out, and what the absence of it means, as the end of a
 * sentence that begins with the name of the model. Records and model cards have these words, so a release may add words
 * and never removes or changes one.
 */
export const ABILITIES = {
  tools: 'calls no tools',
  'forced-tools': 'cannot be told to call a tool (a tool_choice that forces one)',
  images: 'reads no images',
  documents: 'reads no documents of pages (pdf, Word, Excel)',
  'text-documents': 'reads no documents of text (csv, html, txt, md)',
  'json-schema': 'cannot hold its answer to a JSON schema',
  json: 'cannot hold its answer to JSON without a schema',
  seed: 'takes no seed',
  penalties: 'takes no presence_penalty and no frequency_penalty',
  logprobs: 'reports no probabilities of tokens',
  completions: 'cannot continue a text without a chat template (POST /v1/completions)',
  'vllm-fields': "takes none of vLLM's own fields",
  /** As a parameter of its own. A model on vLLM takes it as one of vLLM's fields. */
  'top-k': 'takes no top_k',
  /** No request needs these two: without them a prompt is read anew, and the answer is the same. */
  'prompt-cache': 'keeps no prompt at the cache points of a request',
  'prompt-cache-1h': 'keeps no prompt for an hour at the cache points of a request',
} as const satisfies Readonly<Record<string, string>>;

export type Ability = keyof typeof ABILITIES;

/** Every ability, in the order in which lists have them. */
export const ABILITY_NAMES = Object.keys(ABILITIES) as readonly Ability[];

/** These abilities in that order, each once. */
export const inOrder = (abilities: readonly Ability[]): readonly Ability[] =>
  ABILITY_NAMES.filter((ability) => abilities.includes(ability));
