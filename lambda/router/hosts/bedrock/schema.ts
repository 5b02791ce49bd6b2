import * as z from 'zod/mini';
import { MODEL_FIELDS } from '../model-fields';
import { EMBEDDING_PROTOCOLS } from './bedrock-embeddings';

const text = z.string().check(z.minLength(1));

/** A Bedrock model in the router's configuration. */
export const bedrockRouterSchema = z.strictObject({
  ...MODEL_FIELDS,
  host: z.literal('bedrock'),
  /** The foundation model id, or the inference profile id where the deployment names a profile. */
  invokeId: text,
  /** Of models for embedding, which Bedrock applies no guardrail to. */
  embeddingProtocol: z.optional(z.enum(EMBEDDING_PROTOCOLS)),
  /** The variables that hold the guardrail's id and version. Absent where the deployment has none. */
  guardrail: z.optional(z.strictObject({ idVariable: text, versionVariable: text })),
});
export type BedrockRouterModel = z.infer<typeof bedrockRouterSchema>;
