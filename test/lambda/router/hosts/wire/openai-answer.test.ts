import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { openAiAnswer } from '../../../../../lambda/router/hosts/wire/openai-answer';

function decode(...data: readonly (object | string)[]) {
  const decoder = openAiAnswer('qwen');
  const text = data.map((each) => `data: ${typeof each === 'string' ? each : JSON.stringify(each)}\n\n`);
  const batch: ChatEvent[] = [];
  decoder.feed(Buffer.from(text.join('')), batch);
  return batch;
}

const chunk = (content: unknown, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason }],
});

test.each([
  ['stop', 'stop'],
  ['tool_calls', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content-filter'],
  ['a reason added later', 'stop'],
  ['constructor', 'stop'],
])('finish reason %s becomes %s', (theirs, ours) => {
  expect(decode(chunk('a'), chunk('', theirs), '[DONE]').at(-1)).toEqual({ type: 'end', reason: ours });
});

test('empty and absent text makes no event', () => {
  const role = { choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: null }] };
  expect(decode(role, chunk(''), chunk(null), chunk('a'))).toEqual([{ type: 'text-delta', text: 'a' }]);
});

const delta = (of: object) => ({ choices: [{ index: 0, delta: of, finish_reason: null }] });
/** What a model sends that is alive and not answering. */
const HIDDEN: readonly (readonly [string, object | string])[] = [
  ['a role', delta({ role: 'assistant', content: '' })],
  ['reasoning that is empty', delta({ reasoning: '', reasoning_content: null })],
  ['reasoning of another type', delta({ reasoning: { text: 'hm' } })],
  ['no calls of tools', delta({ tool_calls: [], function_call: null })],
  ['a call of a tool that is null', delta({ tool_calls: [null] })],
  ['a call of a tool without a function', delta({ tool_calls: [{ index: 0, id: 'a' }] })],
  ['probabilities of no tokens', { choices: [{ index: 0, delta: {}, logprobs: { content: [] } }] }],
  ['a delta of an unknown kind', delta({ something_new: 'hm' })],
  ['an empty delta', delta({})],
  ['a chunk without a delta', { choices: [{ index: 0, finish_reason: null }] }],
  ['a chunk without a choice', { choices: [] }],
  ['a chunk whose choices are null', { choices: null }],
  ['a choice that is null', { choices: [null] }],
  ['a delta that is null', { choices: [{ index: 0, delta: null, finish_reason: null }] }],
  ['an empty finish reason', { choices: [{ index: 0, delta: { content: '' }, finish_reason: '' }] }],
  ['no error', { choices: [], error: null }],
  ['content of another type', delta({ content: 7 })],
  ['content that is an object', delta({ content: { thinking: 'hm' } })],
  [
    'content in parts of which none is text',
    delta({ content: [{ type: 'thinking', thinking: [] }, null, 7] }),
  ],
  ['usage without counts', { choices: [], usage: {} }],
  ['usage that is null', { choices: [], usage: null }],
];

test.each(HIDDEN)('%s is a sign of life and no part of the answer', (_what, data) => {
  const batch: ChatEvent[] = [];
  const bytes = Buffer.from(`data: ${JSON.stringify(data)}\n\n`);
  expect([openAiAnswer('qwen').feed(bytes, batch), batch]).toEqual([true, []]);
});

test.each(HIDDEN)('%s beside the answer leaves the answer as it is', (_what, data) => {
  expect(decode(data, chunk('a'), data)).toEqual([{ type: 'text-delta', text: 'a' }]);
});

/** Events of their own that servers and proxies send beside the chunks, whole. */
const OTHER_EVENTS: readonly (readonly [string, string])[] = [
  ['a named ping with data', 'event: ping\ndata: {"type":"ping"}\n\n'],
  ['a named keep-alive with data', 'event: keepalive\ndata: {"type":"keepalive"}\n\n'],
  ['a named status that is no JSON', 'event: status\ndata: queued\n\n'],
  ['an object that is no chunk', 'data: {"object":"keepalive"}\n\n'],
  ['an object without a word we know', 'data: {"a":1}\n\n'],
  ['a list', 'data: []\n\n'],
  ['a number', 'data: 1\n\n'],
  ['null', 'data: null\n\n'],
  ['no data', 'data:\n\n'],
  ['blank data', 'data:  \n\n'],
];

test.each(OTHER_EVENTS)('%s is a sign of life and costs no answer, wherever it comes', (_what, event) => {
  const batch: ChatEvent[] = [];
  const decoder = openAiAnswer('qwen');
  const send = (text: string) => decoder.feed(Buffer.from(text), batch);
  expect([send(event), batch]).toEqual([true, []]);
  send(`data: ${JSON.stringify(chunk('a', 'stop'))}\n\n${event}data: [DONE]\n\n`);
  expect(batch).toEqual([
    { type: 'text-delta', text: 'a' },
    { type: 'end', reason: 'stop' },
  ]);
});

test.each([
  ['as JSON', '{"message":"out of memory"}'],
  ['as text', 'out of memory'],
])('an event named error is an error, %s', (_how, data) => {
  const bytes = Buffer.from(`event: error\ndata: ${data}\n\n`);
  expect(() => openAiAnswer('qwen').feed(bytes, [])).toThrow('reported an error inside the answer');
});

test('events before one that cannot be read still count', () => {
  const batch: ChatEvent[] = [];
  const bytes = Buffer.from(`data: ${JSON.stringify(chunk('a'))}\n\ndata: {not json\n\n`);
  expect(() => openAiAnswer('qwen').feed(bytes, batch)).toThrow();
  expect(batch).toEqual([{ type: 'text-delta', text: 'a' }]);
});

test('bytes after [DONE] are not part of the answer', () => {
  const after = [chunk('late'), { error: { code: 500 } }, '[DONE]'];
  expect(decode(chunk('a', 'stop'), '[DONE]', ...after)).toEqual(decode(chunk('a', 'stop'), '[DONE]'));
});

test('usage is passed on once, before the end, however often the server sends it', () => {
  const counted = (completion_tokens: number) => ({
    choices: [],
    usage: { prompt_tokens: 3, completion_tokens },
  });
  expect(decode(counted(1), chunk('', 'stop'), counted(2), '[DONE]')).toEqual([
    { type: 'usage', usage: { inputTokens: 3, outputTokens: 2 } },
    { type: 'end', reason: 'stop' },
  ]);
});

test.each([-1, 1.5, '3', null, Number.MAX_VALUE])('a count of %p is no usage', (completion_tokens) => {
  const counted = { choices: [], usage: { prompt_tokens: 3, completion_tokens } };
  expect(decode(chunk('', 'stop'), counted, '[DONE]')).toEqual([{ type: 'end', reason: 'stop' }]);
});

test.each([
  [500, 'failed'],
  [400, 'rejected'],
  [429, 'throttled'],
  ['server_error', 'failed'],
])('an error object with code %p is %s', (code, reason) => {
  expect(() => decode({ error: { message: 'the prompt', code } })).toThrow(
    expect.objectContaining({ reason }),
  );
});

test('an error object for a request that is too long has its own reason, and its message is dropped', () => {
  const message = "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens";
  expect(() => decode({ error: { message, code: 400 } })).toThrow(
    expect.objectContaining({ reason: 'too-long', message: expect.not.stringContaining('context') }),
  );
});

test('a server that gave up inside the answer failed', () => {
  expect(() => decode(chunk('', 'abort'))).toThrow(expect.objectContaining({ reason: 'failed' }));
});

test.each([
  ['[DONE] without a finish reason', [chunk('a'), '[DONE]']],
  ['a chunk that is not JSON', ['{not json']],
])('%s is not taken', (_what, data) => {
  expect(() => decode(...data)).toThrow();
});

test('text that looks like the end of a stream stays text', () => {
  const text = '\n\ndata: [DONE]\n\nevent: x\r\n';
  expect(decode(chunk(text))).toEqual([{ type: 'text-delta', text }]);
});

test('an answer in parts has its thinking and its text', () => {
  const parts = [
    { type: 'thinking', thinking: 'hm' },
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
  ];
  expect(decode(chunk(parts))).toEqual([
    { type: 'reasoning-delta', text: 'hm' },
    { type: 'reasoning-end' },
    { type: 'text-delta', text: 'ab' },
  ]);
});

test('a server that sends its whole answer as one event has answered', () => {
  const whole = {
    choices: [{ index: 0, message: { role: 'assistant', content: 'a' }, finish_reason: 'stop' }],
  };
  expect(decode(whole, '[DONE]')).toEqual([
    { type: 'text-delta', text: 'a' },
    { type: 'end', reason: 'stop' },
  ]);
});

test('usage counts also in a chunk without choices', () => {
  expect(decode(chunk('', 'stop'), { usage: { prompt_tokens: 3, completion_tokens: 2 } }, '[DONE]')).toEqual([
    { type: 'usage', usage: { inputTokens: 3, outputTokens: 2 } },
    { type: 'end', reason: 'stop' },
  ]);
});

test('usage has its details, those that are counts and no larger than their whole', () => {
  const counted = (cached: unknown, reasoning: unknown) => {
    const usage = {
      prompt_tokens: 9,
      completion_tokens: 5,
      prompt_tokens_details: { cached_tokens: cached },
      completion_tokens_details: { reasoning_tokens: reasoning },
    };
    return decode(chunk('', 'stop'), { choices: [], usage }, '[DONE]')[0];
  };
  const whole = { inputTokens: 9, outputTokens: 5 };
  expect(counted(4, 2)).toEqual({ type: 'usage', usage: { ...whole, cachedTokens: 4, reasoningTokens: 2 } });
  expect(counted(0, 5)).toEqual({ type: 'usage', usage: { ...whole, cachedTokens: 0, reasoningTokens: 5 } });
  expect(counted(10, 6)).toEqual({ type: 'usage', usage: whole });
  expect(counted(null, '2')).toEqual({ type: 'usage', usage: whole });
});

test.each([
  ['an error object', { error: { message: 'no', code: 400 } }],
  ['an error of vLLM before 0.10', { object: 'error', message: 'no', code: 400, param: null }],
])('%s in place of a chunk is an error with its reason', (_what, data) => {
  expect(() => decode(data)).toThrow(expect.objectContaining({ reason: 'rejected' }));
});

/** The events and the failure of an answer that ends with these bytes. */
function ended(bytes: string) {
  const decoder = openAiAnswer('qwen');
  const batch: ChatEvent[] = [];
  try {
    decoder.feed(Buffer.from(bytes), batch);
    decoder.finish(batch);
    return batch;
  } catch (error) {
    return (error as { reason: string }).reason;
  }
}

test('an answer that ends after its finish reason is complete without [DONE]', () => {
  expect(ended(`data: ${JSON.stringify(chunk('a', 'stop'))}\n\n`)).toEqual([
    { type: 'text-delta', text: 'a' },
    { type: 'end', reason: 'stop' },
  ]);
});

test.each([
  ['before its finish reason', `data: ${JSON.stringify(chunk('a'))}\n\n`],
  ['inside an event', `data: ${JSON.stringify(chunk('a', 'stop'))}\n\ndata: {"choices"`],
  ['before the end of an event', `data: ${JSON.stringify(chunk('a', 'stop'))}\n`],
  ['before its first byte', ''],
  ['inside its first word', 'dat'],
  ['after a comment', ': ping\n\n'],
])('an answer that ends %s is malformed', (_where, bytes) => {
  expect(ended(bytes)).toBe('malformed');
});

test.each([
  ['JSON lines', '{"token":{"text":"a"}}\n{"token":{"text":"b"}}\n'],
  ['one line of JSON', '{"choices":[{"message":{"content":"a"}}]}'],
  ['JSON over several lines', '{\n  "choices": []\n}\n'],
  ['a page', '<html>a proxy in the way</html>\n\n'],
  ['plain text', 'Once upon a time'],
])('an answer in another framing is told apart: %s', (_what, bytes) => {
  expect(ended(bytes)).toBe('unreadable');
});
