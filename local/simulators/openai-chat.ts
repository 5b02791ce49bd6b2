import { randomUUID } from 'node:crypto';
import type { ChatBody } from './chat-body';
import { textsOf } from './chat-prompt';
import { type ContextWindow, ENDLESS } from './context-window';
import { type SimulatedAnswer, simulatedAnswer } from './simulated-answer';
import type { SimulatedCall } from './simulated-calls';
import { promptTokens, type SimulatedText, THOUGHT } from './simulated-text';
import type { Thinking } from './write-response';

/** What a server of this model answers: one JSON text, or SSE events where `stream` is true. */
export function answerChat(
  host: string,
  model: string,
  body: ChatBody,
  window: ContextWindow = ENDLESS,
): readonly string[] {
  const answer = simulatedAnswer(host, model, body, window);
  const id = `chatcmpl-${randomUUID().replaceAll('-', '')}`;
  const created = Math.floor(Date.now() / 1000);
  return body.stream
    ? events({ id, object: 'chat.completion.chunk', created, model }, answer, body)
    : [whole({ id, object: 'chat.completion', created, model }, answer, body)];
}

function events(head: object, { text, calls }: SimulatedAnswer, body: ChatBody): string[] {
  const event = (rest: object) => `data: ${JSON.stringify({ ...head, ...rest })}\n\n`;
  // Of the whole answer with each chunk; vLLM counts what it has sent.
  const counted = body.stream_options?.continuous_usage_stats && { usage: usage(text, body) };
  const choice = (delta: object, finish: string | null, pieces: readonly string[] = []) =>
    event({
      choices: [{ index: 0, delta, logprobs: logprobs(pieces, body), finish_reason: finish }],
      ...counted,
    });
  return [
    choice({ role: 'assistant', content: '' }, null),
    ...(thinksFirst(body) ? [choice({ reasoning: THOUGHT }, null)] : []),
    ...text.pieces.map((content) => choice({ content }, null, [content])),
    ...calls.flatMap(callDeltas).map((delta) => choice({ tool_calls: [delta] }, null)),
    choice({ content: '' }, finishReason({ text, calls }, body)),
    ...(body.stream_options?.include_usage ? [event({ choices: [], usage: usage(text, body) })] : []),
    'data: [DONE]\n\n',
  ];
}

/** Id and name come first, then the arguments piece by piece. */
function callDeltas({ id, name, pieces }: SimulatedCall, index: number): readonly object[] {
  return [
    { index, id, type: 'function', function: { name, arguments: '' } },
    ...pieces.map((piece) => ({ index, function: { arguments: piece } })),
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

function whole(head: object, answer: SimulatedAnswer, body: ChatBody): string {
  const { text, calls } = answer;
  const message = {
    role: 'assistant',
    content: calls.length > 0 ? null : text.pieces.join(''),
    ...(thinksFirst(body) && { reasoning: THOUGHT }),
    ...(calls.length > 0 && { tool_calls: calls.map(wholeCall) }),
  };
  const choices = [
    {
      index: 0,
      message,
      logprobs: logprobs(text.pieces, body),
      finish_reason: finishReason(answer, body),
    },
  ];
  return JSON.stringify({ ...head, choices, usage: usage(text, body) });
}

const wholeCall = ({ id, name, pieces }: SimulatedCall): object => ({
  id,
  type: 'function',
  function: { name, arguments: pieces.join('') },
});

/** vLLM says `stop` where the tool was named (vllm-project/vllm pull request 25054). */
function finishReason({ text, calls }: SimulatedAnswer, { tool_choice: choice }: ChatBody): string {
  if (text.ended === 'length') return 'length';
  return calls.length > 0 && typeof choice !== 'object' ? 'tool_calls' : 'stop';
}

/** OpenAI's probabilities of the tokens of a text, with as many alternatives as the body asks for. */
function logprobs(pieces: readonly string[], body: ChatBody): object | null {
  if (!body.logprobs || pieces.length === 0) return null;
  const token = (text: string, logprob: number) => ({ token: text, logprob, bytes: [...Buffer.from(text)] });
  const top = (piece: string) =>
    Array.from({ length: body.top_logprobs ?? 0 }, (_, rank) => token(piece + '~'.repeat(rank), -0.1 - rank));
  return { content: pieces.map((piece) => ({ ...token(piece, -0.1), top_logprobs: top(piece) })) };
}

/** Whether the body turns thinking on. The simulated models do not think by themselves. */
const thinksFirst = ({ chat_template_kwargs: switches, reasoning_effort: effort }: ChatBody): boolean =>
  Object.values(switches ?? {}).includes(true) || (effort ?? 'none') !== 'none';

/**
 * Tokens of the answer include those of thinking. Those of earlier messages come from the prefix cache, which a server
 * reports that was started with `--enable-prompt-tokens-details`, as the blueprint starts it.
 */
function usage({ inputTokens, outputTokens }: SimulatedText, body: ChatBody) {
  const reasoning = thinksFirst(body) ? promptTokens([THOUGHT]) : 0;
  const cached = promptTokens(textsOf(body).slice(0, -1));
  return {
    prompt_tokens: inputTokens,
    total_tokens: inputTokens + outputTokens + reasoning,
    completion_tokens: outputTokens + reasoning,
    prompt_tokens_details: cached > 0 ? { cached_tokens: cached } : null,
    ...(reasoning > 0 && { completion_tokens_details: { reasoning_tokens: reasoning } }),
  };
}
