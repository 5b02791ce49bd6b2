import { eventFrame } from '../../../local/simulators/event-stream-frame';
import { type AnswerName, isCall, piecesOf } from '../plan/answers';
import type { Wire } from '../plan/cases';
import { MODELS } from '../plan/request';
import { CALLED_TOOL } from '../plan/tools';

/** An answer as bytes of its wire: a whole body, or one buffer for each event. */
export type Rendered =
  | { readonly contentType: string; readonly body: Buffer }
  | { readonly contentType: string; readonly events: readonly Buffer[] };

const PROMPT_TOKENS = 150;

/** An answer of vLLM's OpenAI server. */
export function openAiAnswer(name: AnswerName, stream: boolean): Rendered {
  const pieces = piecesOf(name);
  const calls = isCall(name);
  const finish = calls ? 'tool_calls' : 'stop';
  const usage = {
    prompt_tokens: PROMPT_TOKENS,
    total_tokens: PROMPT_TOKENS + pieces.length,
    completion_tokens: pieces.length,
  };
  const head = { id: `chatcmpl-${'0'.repeat(32)}`, created: 1_790_000_000, model: MODELS.openai };
  if (!stream) {
    const message = calls
      ? { role: 'assistant', content: null, tool_calls: [openAiCall(pieces.join(''))] }
      : { role: 'assistant', content: pieces.join('') };
    const choices = [{ index: 0, message, logprobs: null, finish_reason: finish }];
    return json({ ...head, object: 'chat.completion', choices, usage });
  }
  const event = (rest: object) =>
    Buffer.from(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...rest })}\n\n`);
  const choice = (delta: object, finish_reason: string | null) =>
    event({ choices: [{ index: 0, delta, logprobs: null, finish_reason }] });
  const begin = calls ? { tool_calls: [{ index: 0, ...openAiCall('') }] } : { content: '' };
  return {
    contentType: 'text/event-stream; charset=utf-8',
    events: [
      choice({ role: 'assistant', ...begin }, null),
      ...pieces.map((piece) => choice(calls ? argumentsDelta(piece) : { content: piece }, null)),
      choice(calls ? {} : { content: '' }, finish),
      event({ choices: [], usage }),
      Buffer.from('data: [DONE]\n\n'),
    ],
  };
}

const openAiCall = (text: string) => ({
  id: 'chatcmpl-tool-0',
  type: 'function',
  function: { name: CALLED_TOOL, arguments: text },
});

const argumentsDelta = (text: string) => ({ tool_calls: [{ index: 0, function: { arguments: text } }] });

/** An answer of Bedrock's `Converse` or `ConverseStream`. `p` is the padding that hides the length of the texts. */
export function converseAnswer(name: AnswerName, stream: boolean): Rendered {
  const pieces = piecesOf(name);
  const calls = isCall(name);
  const stopReason = calls ? 'tool_use' : 'end_turn';
  const toolUse = { toolUseId: 'tooluse_0', name: CALLED_TOOL };
  const usage = {
    inputTokens: PROMPT_TOKENS,
    outputTokens: pieces.length,
    totalTokens: PROMPT_TOKENS + pieces.length,
  };
  const metrics = { latencyMs: 1 };
  if (!stream) {
    const text = pieces.join('');
    const block = calls ? { toolUse: { ...toolUse, input: JSON.parse(text) } } : { text };
    const message = { role: 'assistant', content: [block] };
    return json({ output: { message }, stopReason, usage, metrics });
  }
  const event = (type: string, payload: object) =>
    eventFrame(type, 'application/json', JSON.stringify({ ...payload, p: 'abcdefghijklmnop' }));
  return {
    contentType: 'application/vnd.amazon.eventstream',
    events: [
      event('messageStart', { role: 'assistant' }),
      ...(calls ? [event('contentBlockStart', { contentBlockIndex: 0, start: { toolUse } })] : []),
      ...pieces.map((piece) => {
        const delta = calls ? { toolUse: { input: piece } } : { text: piece };
        return event('contentBlockDelta', { contentBlockIndex: 0, delta });
      }),
      event('contentBlockStop', { contentBlockIndex: 0 }),
      event('messageStop', { stopReason }),
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
