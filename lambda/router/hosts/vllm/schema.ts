import * as z from 'zod/mini';
import { MODEL_FIELDS } from '../model-fields';

/** A vLLM model in the router's configuration. */
export const vllmRouterSchema = z.strictObject({
  ...MODEL_FIELDS,
  host: z.literal('vllm'),
  /** Holds `https://<host name>[:port]`, without a path. */
  baseUrlVariable: z.string().check(z.minLength(1)),
  /** PEM certificates to trust instead of the public authorities. */
  caBundle: z.optional(z.string().check(z.minLength(1))),
});
export type VllmRouterModel = z.infer<typeof vllmRouterSchema>;
