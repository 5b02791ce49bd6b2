import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type ContextWindow, ENDLESS } from './context-window';
import { promptTokens } from './simulated-text';
import { simulatedVector } from './simulated-vector';
import { validationWords } from './validation-words';

const SALT = "Parameter 'cache_salt' must be a non-empty string if provided.";

/**
 * The body of an embeddings request as vLLM takes it (vllm/entrypoints/pooling/base/protocol.py at 020638a, 2026-11).
 * `dimensions`, `encoding_format` and `cache_salt` are checked; what the router never sends is let through unread.
 */
const embeddingsBody = z.looseObject({
  model: z.string().optional(),
  input: z.union([z.string(), z.array(z.string()).min(1)]),
  encoding_format: z.enum(['float', 'base64']).default('float'),
  dimensions: z.int().min(1).nullish(),
  cache_salt: z.string(SALT).min(1, SALT).max(1024).nullish(),
});
type EmbeddingsBody = z.infer<typeof embeddingsBody>;

/** Whether a body is one of embeddings. AWS's container has one path, and tells requests apart by their fields. */
export const asksForEmbeddings = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'input' in json;

/** Whether a model of this window embeds. The deployment gives a model that writes no text no limit of its answers. */
export const embeds = ({ maxOutputTokens }: ContextWindow): boolean => maxOutputTokens === 0;

/** What a server of this model answers, or its words for what is wrong. */
export function answerEmbeddings(
  model: string,
  json: unknown,
  window: ContextWindow = ENDLESS,
): { readonly answer: string } | { readonly problem: string } {
  if (window !== ENDLESS && !embeds(window)) return { problem: 'The model does not support Embeddings API' };
  const result = embeddingsBody.safeParse(json);
  if (!result.success) return { problem: validationWords(result.error) };
  const texts = [result.data.input].flat();
  const counts = texts.map((text) => promptTokens([text]));
  const problem = lengthProblem(model, result.data, window) ?? tooLong(counts, window);
  if (problem !== undefined) return { problem };
  const { dimensions, encoding_format: format } = result.data;
  const length = dimensions ?? window.dimensions?.[0] ?? DEFAULT_LENGTH;
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  const data = texts.map((text, index) => {
    const vector = simulatedVector(model, text, length);
    return { object: 'embedding', index, embedding: format === 'base64' ? base64(vector) : vector };
  });
  const usage = {
    prompt_tokens: tokens,
    total_tokens: tokens,
    completion_tokens: 0,
    prompt_tokens_details: null,
  };
  const head = { id: `embd-${randomUUID()}`, object: 'list', created: Math.floor(Date.now() / 1000), model };
  return { answer: JSON.stringify({ ...head, data, usage }) };
}

const DEFAULT_LENGTH = 1024;

/** vLLM's words (pull request 16331; vllm/pooling_params.py). A model without a list takes no length of a request. */
function lengthProblem(
  model: string,
  { dimensions }: EmbeddingsBody,
  window: ContextWindow,
): string | undefined {
  if (dimensions === undefined || dimensions === null || window === ENDLESS) return undefined;
  if (!window.dimensions) {
    return `Model "${model}" does not support matryoshka representation, changing output dimensions will lead to poor results.`;
  }
  if (window.dimensions.includes(dimensions)) return undefined;
  return `Model "${model}" only supports [${window.dimensions.join(', ')}] matryoshka dimensions, use other output dimensions will lead to poor results.`;
}

/** vLLM's words (issue 19798). One text that is too long fails the request. */
function tooLong(counts: readonly number[], { contextTokens }: ContextWindow): string | undefined {
  const most = Math.max(...counts);
  if (most <= contextTokens) return undefined;
  return `This model's maximum context length is ${contextTokens} tokens. However, you requested ${most} tokens in the input for embedding generation. Please reduce the length of the input.`;
}

function base64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, number] of vector.entries()) bytes.writeFloatLE(number, index * 4);
  return bytes.toString('base64');
}
