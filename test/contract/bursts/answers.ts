import { eventFrame, exceptionFrame } from '../../../local/simulators/event-stream-frame';

/** What an answer on the wire may be made of, whatever the host. */
export const EVENTS = ['text', 'reasoning', 'ping', 'usage', 'finish', 'done', 'error', 'garbage'] as const;
export type EventName = (typeof EVENTS)[number];

/** A whole answer that went well. Its text is `good`. */
export const GOOD: readonly EventName[] = ['ping', 'text', 'finish', 'usage', 'done'];

const garbage = Buffer.from('<html>\u0000</html>\n\ndata: {not json\n\n');
const sse = (data: object) => Buffer.from(`data: ${JSON.stringify(data)}\n\n`);
const choice = (delta: object, finish_reason: string | null = null) =>
  sse({ choices: [{ index: 0, delta, finish_reason }] });

const vllm: Readonly<Record<EventName, Buffer>> = {
  text: choice({ content: 'good' }),
  reasoning: choice({ reasoning_content: 'hm', reasoning: 'hm' }),
  ping: Buffer.from(': ping\n\n'),
  usage: sse({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 1 } }),
  finish: choice({}, 'stop'),
  done: Buffer.from('data: [DONE]\n\n'),
  error: sse({ error: { message: 'out of memory', code: 500 } }),
  garbage,
};

const part = (bytes: Buffer) => eventFrame('PayloadPart', 'application/octet-stream', bytes);
const sagemaker: Readonly<Record<EventName, Buffer>> = {
  text: part(vllm.text),
  reasoning: part(vllm.reasoning),
  ping: part(vllm.ping),
  usage: part(vllm.usage),
  finish: part(vllm.finish),
  done: part(vllm.done),
  error: exceptionFrame('ModelStreamError', { ErrorCode: 'StreamBroken' }),
  garbage,
};

const frame = (type: string, payload: object) =>
  eventFrame(type, 'application/json', JSON.stringify(payload));
const bedrock: Readonly<Record<EventName, Buffer>> = {
  text: frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'good' } }),
  reasoning: frame('contentBlockDelta', { delta: { reasoningContent: { text: 'hm' } } }),
  ping: frame('messageStart', { role: 'assistant' }),
  usage: frame('metadata', { usage: { inputTokens: 3, outputTokens: 1 } }),
  finish: frame('messageStop', { stopReason: 'end_turn' }),
  done: Buffer.alloc(0),
  error: exceptionFrame('throttlingException', { message: 'slow down' }),
  garbage,
};

/** The bytes of each event on each host. */
export const WIRE = { vllm, sagemaker, bedrock };

/** A piece of the answer's text as each host sends it. */
export const TEXT_EVENT = {
  vllm: (content: string) => choice({ content }),
  sagemaker: (content: string) => part(choice({ content })),
  bedrock: (text: string) => frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text } }),
};
