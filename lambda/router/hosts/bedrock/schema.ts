import * as z from 'zod/mini';
import { MODEL_FIELDS } from '../model-fields';
import { EMBEDDING_PROTOCOLS } from './bedrock-embeddings';

const text = z.string().check(z.minLength(1));

/** How Converse is used with a model. What is absent is not known to work with it (lib/config/facts/bedrock.ts). */
const converse = z.strictObject({
  /** Claude: signed thinking, and the fields of Anthropic's `tool_choice`. */
  claude: z.optional(z.literal(true)),
  /** Takes tools in a stream. @default only in a whole answer */
  streamsTools: z.optional(z.literal(true)),
  /** Can be made to call some tool (`any`), or also one by its name (`tool`). @default it decides by itself */
  forcesTools: z.optional(z.enum(['any', 'tool'])),
  /** Takes a JSON Schema for its answer, and strict tools. */
  followsSchemas: z.optional(z.literal(true)),
  /** Takes the status of a tool's result, and images in it. */
  resultStatus: z.optional(z.literal(true)),
  /** Takes cache points, which live this long at most. */
  cachePoints: z.optional(z.enum(['5m', '1h'])),
  /** Takes top_k at this place among its own fields, up to this value. */
  topK: z.optional(
    z.strictObject({
      field: z.enum(['top_k', 'inferenceConfig.topK']),
      most: z.int().check(z.gte(1)),
    }),
  ),
});
export type ConverseTraits = z.infer<typeof converse>;

/** A Bedrock model in the router's configuration. */
export const bedrockRouterSchema = z.strictObject({
  ...MODEL_FIELDS,
  host: z.literal('bedrock'),
  /** The foundation model id, or the inference profile id where the deployment names a profile. */
  invokeId: text,
  /** Of models for embedding, which Bedrock applies no guardrail to. */
  embeddingProtocol: z.optional(z.enum(EMBEDDING_PROTOCOLS)),
  /** @default nothing is known of it */
  converse: z.optional(converse),
  /** The variables that hold the guardrail's id and version. Absent where the deployment has none. */
  guardrail: z.optional(z.strictObject({ idVariable: text, versionVariable: text })),
});
export type BedrockRouterModel = z.infer<typeof bedrockRouterSchema>;
