import { eventFrame } from '../../../local/simulators/event-stream-frame';
import { type AnswerName, piecesOf } from '../plan/answers';
import type { Wire } from '../plan/cases';
import { MODELS } from '../plan/request';

/** An answer as bytes of its wire: a whole body, or one buffer for each event. */
export type Rendered =
  | { readonly contentType: string; readonly body: Buffer }
  | { readonly contentType: string; readonly events: readonly Buffer[] };

const PROMPT_TOKENS = 150;

/** An answer of vLLM's OpenAI server. */
export function openAiAnswer(name: AnswerName, stream: boolean): Rendered {
  const pieces = piecesOf(name);
  const usage = {
    prompt_tokens: PROMPT_TOKENS,
    total_tokens: PROMPT_TOKENS + pieces.length,
    completion_tokens: pieces.length,
  };
  const head = { id: `chatcmpl-${'0'.repeat(32)}`, created: 1_790_000_000, model: MODELS.openai };
  if (!stream) {
    const message = { role: 'assistant', content: pieces.join('') };
    const choices = [{ index: 0, message, logprobs: null, finish_reason: 'stop' }];
    return json({ ...head, object: 'chat.completion', choices, usage });
  }
  const event = (rest: object) =>
    Buffer.from(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...rest })}\n\n`);
  const choice = (delta: object, finish: string | null) =>
    event({ choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] });
  return {
    contentType: 'text/event-stream; charset=utf-8',
    events: [
      choice({ role: 'assistant', content: '' }, null),
      ...pieces.map((content) => choice({ content }, null)),
      choice({ content: '' }, 'stop'),
      event({ choices: [], usage }),
      Buffer.from('data: [DONE]\n\n'),
    ],
  };
}

/** An answer of Bedrock's `Converse` or `ConverseStream`. `p` is the padding that hides the length of the texts. */
export function converseAnswer(name: AnswerName, stream: boolean): Rendered {
  const pieces = piecesOf(name);
  const usage = {
    inputTokens: PROMPT_TOKENS,
    outputTokens: pieces.length,
    totalTokens: PROMPT_TOKENS + pieces.length,
  };
  const metrics = { latencyMs: 1 };
  if (!stream) {
    const message = { role: 'assistant', content: [{ text: pieces.join('') }] };
    return json({ output: { message }, stopReason: 'end_turn', usage, metrics });
  }
  const event = (type: string, payload: object) =>
    eventFrame(type, 'application/json', JSON.stringify({ ...payload, p: 'abcdefghijklmnop' }));
  return {
    contentType: 'application/vnd.amazon.eventstream',
    events: [
      event('messageStart', { role: 'assistant' }),
      ...pieces.map((text) => event('contentBlockDelta', { contentBlockIndex: 0, delta: { text } })),
      event('contentBlockStop', { contentBlockIndex: 0 }),
      event('messageStop', { stopReason: 'end_turn' }),
      event('metadata', { usage, metrics }),
    ],
  };
}

/** The answer of a wire. */
export const ANSWER_ON = {
  openai: openAiAnswer,
  converse: converseAnswer,
} satisfies Record<Wire, (name: AnswerName, stream: boolean) => Rendered>;

/** The bytes that a client of the server itself receives. */
export function bytesOf(rendered: Rendered): Buffer {
  return 'body' in rendered ? rendered.body : Buffer.concat(rendered.events);
}

function json(body: object): Rendered {
  return { contentType: 'application/json', body: Buffer.from(JSON.stringify(body)) };
}
