import * as z from 'zod/mini';
import { BOUNDARIES } from '../../../policy/boundary';
import { REFUSABLE_SETTINGS } from '../../../policy/refusable-setting';
import { TASKS } from '../../../policy/task';

const text = z.string().check(z.minLength(1));
const count = z.int().check(z.gte(1));
const price = z.number().check(z.gte(0));

/** The fields that every model has in the router's configuration, whatever its host. */
export const MODEL_FIELDS = {
  name: text,
  /** What the model is for: it answers at the endpoints that need this. */
  task: z.enum(TASKS),
  boundary: z.enum(BOUNDARIES),
  /** Why the boundary is as wide as it is, in words. Absent where it explains itself. */
  because: z.optional(text),
  /** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
  regions: z.array(text).check(z.minLength(1)),
  auto: z.boolean(),
  fallbacks: z.array(text),
  /** Prompt and answer together, in tokens. */
  contextTokens: count,
  maxOutputTokens: count,
  /** What the model refuses in a request. @default nothing known */
  refuses: z.optional(z.array(z.enum(REFUSABLE_SETTINGS)).check(z.minLength(1))),
  /** List price, for the records. Absent where none is known or the cost is the time of a GPU. Decides nothing. */
  usdPerMillionTokens: z.optional(z.strictObject({ input: price, output: price })),
};
