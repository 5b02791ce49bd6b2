import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Prompt } from './chat-prompt';
import { answerTokens, type ContextWindow, ENDLESS } from './context-window';
import { promptTokens, type SimulatedText, simulatedText } from './simulated-text';
import { validationWords } from './validation-words';

/** vLLM's own limit, `--max-logprobs`, is 20 unless it is told another. */
const logprobs = z.int().min(0).max(20).nullish();

/**
 * The body of an older completion as vLLM takes it, with one text as its prompt (vllm/entrypoints/openai/completion/protocol.py
 * at 002032e, read 2026-11-26); what the router never sends is let through unread.
 */
const completionBody = z.looseObject({
  model: z.string().optional(),
  prompt: z.string().min(1, 'Either prompt or prompt_embeds must be provided and non-empty.'),
  suffix: z.null('suffix is not currently supported').optional(),
  temperature: z.number().min(0).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  seed: z.int().nullish(),
  logprobs,
  max_tokens: z.int().min(1).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z
    .object({ include_usage: z.boolean().optional(), continuous_usage_stats: z.boolean().optional() })
    .nullish(),
  cache_salt: z.string().min(1).nullish(),
});
export type CompletionBody = z.infer<typeof completionBody>;

/** Whether a container with one path for all requests takes this one for an older completion: it has no messages. */
export const asksForCompletion = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'prompt' in json && !('messages' in json);

/** The body, or vLLM's words for what is wrong with it. */
export function readCompletionBody(json: unknown): { body: CompletionBody } | { problem: string } {
  const result = completionBody.safeParse(json);
  if (!result.success) return { problem: validationWords(result.error) };
  const { data } = result;
  return data.stream_options && !data.stream
    ? { problem: 'Stream options can only be defined when `stream=True`.' }
    : { body: data };
}

/** The default of the limit is vLLM's. */
export const completionPrompt = ({ prompt, max_tokens }: CompletionBody): Prompt => ({
  texts: [prompt],
  limit: max_tokens ?? 16,
});

/** What a server of this model answers: one JSON text, or SSE events where `stream` is true. */
export function answerCompletion(
  host: string,
  model: string,
  body: CompletionBody,
  window: ContextWindow = ENDLESS,
): readonly string[] {
  const { texts, limit } = completionPrompt(body);
  const text = simulatedText({
    host,
    model,
    texts,
    maxTokens: answerTokens(window, promptTokens(texts), limit),
    stop: [body.stop ?? []].flat(),
  });
  const head = {
    id: `cmpl-${randomUUID().replaceAll('-', '')}`,
    object: 'text_completion',
    created: Math.floor(Date.now() / 1000),
    model,
  };
  const choice = (said: readonly string[], finish: string | null) => ({
    choices: [{ index: 0, text: said.join(''), logprobs: logprobsOf(said, body), finish_reason: finish }],
  });
  const finish = text.ended === 'length' ? 'length' : 'stop';
  if (!body.stream) {
    return [JSON.stringify({ ...head, ...choice(text.pieces, finish), usage: usageOf(text) })];
  }
  const event = (rest: object) => `data: ${JSON.stringify({ ...head, ...rest })}\n\n`;
  const counted = body.stream_options?.continuous_usage_stats ? { usage: usageOf(text) } : {};
  return [
    ...text.pieces.map((piece) => event({ ...choice([piece], null), ...counted })),
    event({ ...choice([], finish), ...counted }),
    ...(body.stream_options?.include_usage ? [event({ choices: [], usage: usageOf(text) })] : []),
    'data: [DONE]\n\n',
  ];
}

function logprobsOf(said: readonly string[], { logprobs: alternatives }: CompletionBody): object | null {
  if (alternatives === undefined || alternatives === null || said.length === 0) return null;
  const top = (piece: string) =>
    Object.fromEntries(
      Array.from({ length: alternatives }, (_, rank) => [piece + '~'.repeat(rank), -0.1 - rank]),
    );
  return {
    tokens: said,
    token_logprobs: said.map(() => -0.1),
    top_logprobs: said.map(top),
    text_offset: said.map((_, place) => said.slice(0, place).join('').length),
  };
}

const usageOf = ({ inputTokens, outputTokens }: SimulatedText) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
});
