import type { EmbeddingRequest, Embeddings, Vector } from '../../contract/embedding';
import { asVectors, type EmbeddingAnswer } from './embed-texts';
import type { OpenAiParts } from './openai-request';
import { usageOf } from './token-count';

/** Texts of one call, and calls at once: small enough that each is a sign of life, and that copies share the work. */
export const OPENAI_PIECES = { textsPerCall: 64, atOnce: 4 } as const;

/**
 * The body of an embeddings request to vLLM. Base64 is exact, and a third of the bytes of numbers in JSON (vLLM,
 * vllm/entrypoints/pooling/base/protocol.py, 2026-11: encoding_format, dimensions, cache_salt).
 */
export function openAiEmbeddingsBody(
  texts: readonly string[],
  { dimensions }: EmbeddingRequest,
  { servedName, cacheSalt }: OpenAiParts,
): string {
  return JSON.stringify({
    ...(servedName !== undefined && { model: servedName }),
    input: texts,
    encoding_format: 'base64',
    ...(dimensions !== undefined && { dimensions }),
    ...(cacheSalt !== undefined && { cache_salt: cacheSalt }),
  });
}

/** Reads OpenAI's list of embeddings. Its items say which text each belongs to. */
export function readOpenAiEmbeddings({ json }: EmbeddingAnswer): Embeddings | undefined {
  const { data, usage } = (json ?? {}) as OpenAiEmbeddings;
  if (!Array.isArray(data) || !data.every(hasIndex)) return undefined;
  const inOrder = [...data].sort((one, other) => one.index - other.index);
  if (inOrder.some(({ index }, place) => index !== place)) return undefined;
  const vectors = asVectors(
    inOrder.map(({ embedding }) => embedding),
    fromBase64,
  );
  const counted = usageOf({ inputTokens: usage?.prompt_tokens, outputTokens: 0 });
  return vectors && { vectors, ...(counted && { usage: counted }) };
}

interface OpenAiEmbeddings {
  readonly data?: unknown;
  readonly usage?: { readonly prompt_tokens?: unknown } | null;
}

interface OpenAiEmbedding {
  readonly index: number;
  readonly embedding?: unknown;
}

const hasIndex = (item: unknown): item is OpenAiEmbedding =>
  typeof item === 'object' && item !== null && Number.isInteger((item as Partial<OpenAiEmbedding>).index);

/** Little-endian 32-bit floats; `undefined` where a number is not finite, or bytes are left over. */
export function fromBase64(text: unknown): Vector | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined;
  const vector = new Float32Array(bytes.length / 4);
  for (let index = 0; index < vector.length; index++) vector[index] = bytes.readFloatLE(index * 4);
  return vector.every(Number.isFinite) ? vector : undefined;
}
