import * as z from 'zod/mini';
import { ABILITY_NAMES } from '../../../policy/ability';
import { BOUNDARIES } from '../../../policy/boundary';
import { EXTRA_NAMES } from '../../../policy/extra';
import { REFUSABLE_SETTINGS } from '../../../policy/refusable-setting';
import { TASKS } from '../../../policy/task';
import { THINKING } from '../../../policy/thinking';

const text = z.string().check(z.minLength(1));
const count = z.int().check(z.gte(1));
const price = z.number().check(z.gte(0));

const callFields = z.record(z.string(), z.unknown());

/** Whether a model thinks before it answers, and how a call tells it so. */
const thinking = z.strictObject({
  choice: z.enum(THINKING),
  /** What the model does when it is told nothing. */
  byDefault: z.enum(['on', 'off']),
  /** What a call adds so that the model thinks, in the protocol of its host. @default nothing */
  on: z.optional(callFields),
  /** What a call adds so that the model does not. @default nothing */
  off: z.optional(callFields),
  /** The field for how much it thinks, and its values, the least first. @default none */
  levels: z.optional(z.strictObject({ field: text, values: z.array(text).check(z.minLength(1)) })),
  /** What the model refuses in a request while it thinks. @default nothing more */
  refuses: z.optional(z.array(z.enum(REFUSABLE_SETTINGS)).check(z.minLength(1))),
  /** The least limit of an answer while it thinks, in tokens. @default 1 */
  fewestTokens: z.optional(count),
});
export type RouterThinking = z.infer<typeof thinking>;

/** What an embedding model gives. */
const embedding = z.strictObject({
  /** Two models with the same text here give the same vectors: the id of the model, with its revision. */
  vectors: text,
  /** The lengths that a vector may have, the model's own first. @default not known: a request cannot choose */
  dimensions: z.optional(z.array(count).check(z.minLength(1))),
  /** The longest text, in characters. @default only the context limits it */
  charactersPerText: z.optional(count),
  /** Set where the model has other vectors for queries than for documents. */
  purposes: z.optional(z.literal(true)),
});

/** The fields that every model has in the router's configuration, whatever its host. */
export const MODEL_FIELDS = {
  name: text,
  /** What the model is for: it answers at the endpoints that need this. */
  task: z.enum(TASKS),
  /** What it does besides text in and text out. A request that needs more never reaches it. */
  abilities: z.array(z.enum(ABILITY_NAMES)),
  boundary: z.enum(BOUNDARIES),
  /** Why the boundary is as wide as it is, in words. Absent where it explains itself. */
  because: z.optional(text),
  /** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
  regions: z.array(text).check(z.minLength(1)),
  auto: z.boolean(),
  fallbacks: z.array(text),
  /** Prompt and answer together, in tokens. */
  contextTokens: count,
  /** 0 for a model that writes no text. */
  maxOutputTokens: z.int().check(z.gte(0)),
  /** Of models for embedding, and of no others. */
  embedding: z.optional(embedding),
  /** @default whether it thinks is not known */
  thinking: z.optional(thinking),
  /** What the model refuses in a request. @default nothing known */
  refuses: z.optional(z.array(z.enum(REFUSABLE_SETTINGS)).check(z.minLength(1))),
  /** The fields of vLLM's own that callers may send to it; it has the ability `vllm-fields`. @default none */
  extras: z.optional(z.array(z.enum(EXTRA_NAMES)).check(z.minLength(1))),
  /** List price, for the records. Absent where none is known or the cost is the time of a GPU. Decides nothing. */
  usdPerMillionTokens: z.optional(z.strictObject({ input: price, output: price })),
};
