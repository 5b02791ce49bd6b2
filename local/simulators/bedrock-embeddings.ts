import * as z from 'zod';
import { foundationModel } from './bedrock-settings';
import { promptTokens } from './simulated-text';
import { simulatedVector } from './simulated-vector';

// Bedrock's models for embedding, as InvokeModel serves them: Bedrock user guide, "Amazon Titan Embeddings G1 - Text" (V2
// request), "Cohere Embed v3" and "Cohere Embed v4", read 2026-11-26.

/** An answer of InvokeModel, or Bedrock's words for what is wrong. */
export type Invoked = { readonly body: object; readonly inputTokens: number } | { readonly problem: string };

/** Answers for a model for embedding; `undefined`: the model is none. `id`: of the model, or of its profile. */
export function invokeEmbedding(id: string, json: unknown): Invoked | undefined {
  const model = foundationModel(id);
  if (model === 'amazon.titan-embed-text-v2:0') return titan(model, json);
  if (model === 'cohere.embed-english-v3' || model === 'cohere.embed-multilingual-v3') {
    return cohere(model, cohere3.safeParse(json), { tokens: 512, length: 1024 });
  }
  if (model === 'cohere.embed-v4:0')
    return cohere(model, cohere4.safeParse(json), { tokens: 128_000, length: 1536 });
  return undefined;
}

const titan2 = z.strictObject({
  inputText: z.string().min(1, 'expected minLength: 1, actual: 0'),
  dimensions: z.union([z.literal(1024), z.literal(512), z.literal(256)]).default(1024),
  normalize: z.boolean().default(true),
  embeddingTypes: z.array(z.enum(['float', 'binary'])).optional(),
});

function titan(model: string, json: unknown): Invoked {
  const result = titan2.safeParse(json);
  if (!result.success) return malformed(result.error);
  const { inputText, dimensions } = result.data;
  const characters = [...inputText].length;
  if (characters > 50_000) {
    return {
      problem: `400 Bad Request: Too many input text characters: expected maxLength: 50000, actual: ${characters}`,
    };
  }
  const inputTokens = promptTokens([inputText]);
  if (inputTokens > 8192) {
    const words = `Too many input tokens. Max input tokens: 8192, request input token count: ${inputTokens}`;
    return { problem: `400 Bad Request: ${words}` };
  }
  const embedding = simulatedVector(model, inputText, dimensions);
  const body = { embedding, embeddingsByType: { float: embedding }, inputTextTokenCount: inputTokens };
  return { body, inputTokens };
}

const INPUT_TYPES = ['search_document', 'search_query', 'classification', 'clustering'] as const;
const TYPES = ['float', 'int8', 'uint8', 'binary', 'ubinary'] as const;
const common = {
  input_type: z.enum(INPUT_TYPES),
  embedding_types: z.array(z.enum(TYPES)).optional(),
};
const cohere3 = z.strictObject({
  ...common,
  texts: z.array(z.string().min(1).max(2048, 'expected maxLength: 2048, actual: more')).min(1).max(96),
  truncate: z.enum(['NONE', 'START', 'END']).default('NONE'),
});
const cohere4 = z.strictObject({
  ...common,
  texts: z.array(z.string().min(1)).min(1).max(96),
  truncate: z.enum(['NONE', 'LEFT', 'RIGHT']).default('NONE'),
  output_dimension: z.union([z.literal(256), z.literal(512), z.literal(1024), z.literal(1536)]).optional(),
});

/** Vectors differ by purpose. `embedding_types` changes the form of the answer. */
function cohere(
  model: string,
  result: z.ZodSafeParseResult<z.infer<typeof cohere3> | z.infer<typeof cohere4>>,
  limits: { readonly tokens: number; readonly length: number },
): Invoked {
  if (!result.success) return malformed(result.error);
  const { texts, input_type: purpose, embedding_types: types } = result.data;
  const counts = texts.map((text) => promptTokens([text]));
  const most = Math.max(...counts);
  if (most > limits.tokens) {
    return {
      problem: `invalid request: too many tokens: a text has ${most} tokens, more than ${limits.tokens}, and truncate is NONE`,
    };
  }
  const asked = 'output_dimension' in result.data ? result.data.output_dimension : undefined;
  const floats = texts.map((text) => simulatedVector(`${model} ${purpose}`, text, asked ?? limits.length));
  const head = { id: 'simulated', texts };
  const body = types
    ? { ...head, embeddings: { float: floats }, response_type: 'embeddings_by_type' }
    : { ...head, embeddings: floats, response_type: 'embeddings_floats' };
  return { body, inputTokens: counts.reduce((sum, count) => sum + count, 0) };
}

/** Bedrock's words for a body that does not fit the model's schema. */
function malformed(error: z.ZodError): Invoked {
  const words = error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `#: extraneous key [${issue.keys[0]}] is not permitted`
      : `#/${issue.path.join('/')}: ${issue.message}`,
  );
  return {
    problem: `Malformed input request: ${words.join(', ')}, please reformat your input and try again.`,
  };
}
