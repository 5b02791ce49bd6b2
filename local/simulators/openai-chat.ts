import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { answerTokens, type ContextWindow, ENDLESS } from './context-window';
import { promptTokens, type SimulatedText, simulatedText, THOUGHT } from './simulated-text';
import type { Thinking } from './write-response';

/** vLLM's words (vllm/entrypoints/openai, check_cache_salt_support, read 2026-11-26). */
const NO_SALT = "Value error, Parameter 'cache_salt' must be a non-empty string if provided.";

/** The chat completions body as vLLM takes it; what the router never sends is let through unread, as vLLM does. */
const chatBody = z.looseObject({
  model: z.string().optional(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })).min(1),
  temperature: z.number().min(0).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  max_tokens: z.int().min(1).optional(),
  max_completion_tokens: z.int().min(1).optional(),
  stop: z.union([z.string(), z.array(z.string())]).optional(),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).nullish(),
  // Arguments of the chat template. A template ignores those that it does not have.
  chat_template_kwargs: z.record(z.string(), z.unknown()).nullish(),
  cache_salt: z.string(NO_SALT).min(1, NO_SALT).nullish(),
});
export type ChatBody = z.infer<typeof chatBody>;

/** The body, or vLLM's words for what is wrong with it. */
export function readChatBody(json: unknown): { body: ChatBody } | { problem: string } {
  const result = chatBody.safeParse(json);
  if (result.success) {
    const problem = templateProblem(result.data.messages.map(({ role }) => role));
    return problem ? { problem } : { body: result.data };
  }
  const problems = result.error.issues.map(({ path, message }) => `body.${path.join('.')}: ${message}`);
  return { problem: `${problems.length} validation error(s): ${problems.join('; ')}` };
}

/**
 * What a strict chat template refuses, in the words of Mistral's (vllm-project/vllm issue 6862, looked up 2026-11-26).
 * Other templates take more; the strictest is simulated for all.
 */
function templateProblem(roles: readonly string[]): string | undefined {
  const turns = roles[0] === 'system' ? roles.slice(1) : roles;
  const alternate = turns.every((role, index) => role === (index % 2 === 0 ? 'user' : 'assistant'));
  if (!alternate || turns.length === 0) {
    return 'After the optional system message, conversation roles must alternate user/assistant/user/assistant/...';
  }
  return turns.at(-1) === 'user'
    ? undefined
    : 'Expected last role User or Tool for serving but got assistant';
}

const textsOf = ({ messages }: ChatBody) => messages.map(({ content }) => content);
const tokenLimit = (body: ChatBody) => body.max_completion_tokens ?? body.max_tokens;

/**
 * vLLM's refusal of a request whose prompt and answer do not fit into its context, as the member `error` of its body;
 * `undefined` where they fit. Words and members are those of vLLM 0.24 and later, which counts no further than one
 * token past the room for the prompt (seen whole in NousResearch/hermes-agent pull request 92211, 2026-08-20).
 */
export function contextError(body: ChatBody, { contextTokens }: ContextWindow): object | undefined {
  const answer = tokenLimit(body) ?? 0;
  const room = Math.max(contextTokens - answer, 0);
  const prompt = promptTokens(textsOf(body));
  if (prompt <= room && prompt < contextTokens) return undefined;
  const counted = Math.min(prompt, room + 1);
  const message =
    `This model's maximum context length is ${contextTokens} tokens. However, you requested ${answer} output tokens ` +
    `and your prompt contains at least ${counted} input tokens, for a total of at least ${counted + answer} tokens. ` +
    'Please reduce the length of the input prompt or the number of requested output tokens. ' +
    `(parameter=input_tokens, value=${counted})`;
  return { message, type: 'BadRequestError', param: 'input_tokens', code: 400 };
}

/** What a server of this model answers: one JSON text, or SSE events where `stream` is true. */
export function answerChat(
  host: string,
  model: string,
  body: ChatBody,
  window: ContextWindow = ENDLESS,
): readonly string[] {
  const texts = textsOf(body);
  const text = simulatedText({
    host,
    model,
    texts,
    maxTokens: answerTokens(window, promptTokens(texts), tokenLimit(body)),
    stop: body.stop === undefined ? [] : [body.stop].flat(),
  });
  const id = `chatcmpl-${randomUUID().replaceAll('-', '')}`;
  const created = Math.floor(Date.now() / 1000);
  return body.stream
    ? events({ id, object: 'chat.completion.chunk', created, model }, text, body)
    : [whole({ id, object: 'chat.completion', created, model }, text, body)];
}

function events(head: object, text: SimulatedText, body: ChatBody): string[] {
  const event = (rest: object) => `data: ${JSON.stringify({ ...head, ...rest })}\n\n`;
  const choice = (delta: object, finish: string | null) =>
    event({ choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] });
  return [
    choice({ role: 'assistant', content: '' }, null),
    ...(thinksFirst(body) ? [choice({ reasoning: THOUGHT }, null)] : []),
    ...text.pieces.map((content) => choice({ content }, null)),
    choice({ content: '' }, finishReason(text)),
    ...(body.stream_options?.include_usage ? [event({ choices: [], usage: usage(text, body) })] : []),
    'data: [DONE]\n\n',
  ];
}

/**
 * What a streamed answer shows while its model thinks: a chunk of the same stream, whose delta has the field that
 * vLLM names `reasoning`, and named `reasoning_content` before, or the comment its server sends to keep a connection
 * open. `first`: the answer's first event.
 */
export function thinkingIn(first: string): Omit<Thinking, 'after'> {
  const chunk = JSON.parse(first.replace('data: ', ''));
  const delta = { reasoning: THOUGHT, reasoning_content: THOUGHT };
  const reasoning = { ...chunk, choices: [{ ...chunk.choices[0], delta }] };
  return { reasoning: `data: ${JSON.stringify(reasoning)}\n\n`, ping: ': ping\n\n' };
}

function whole(head: object, text: SimulatedText, body: ChatBody): string {
  const message = { role: 'assistant', content: text.pieces.join('') };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finishReason(text) }];
  return JSON.stringify({ ...head, choices, usage: usage(text, body) });
}

const finishReason = ({ ended }: SimulatedText) => (ended === 'length' ? 'length' : 'stop');

/** Whether the body turns thinking on. The simulated models do not think by themselves. */
const thinksFirst = ({ chat_template_kwargs: switches, reasoning_effort: effort }: ChatBody): boolean =>
  Object.values(switches ?? {}).includes(true) || (effort ?? 'none') !== 'none';

/** Tokens of the answer include those of thinking. */
function usage({ inputTokens, outputTokens }: SimulatedText, body: ChatBody) {
  const reasoning = thinksFirst(body) ? promptTokens([THOUGHT]) : 0;
  return {
    prompt_tokens: inputTokens,
    total_tokens: inputTokens + outputTokens + reasoning,
    completion_tokens: outputTokens + reasoning,
    ...(reasoning > 0 && { completion_tokens_details: { reasoning_tokens: reasoning } }),
  };
}
