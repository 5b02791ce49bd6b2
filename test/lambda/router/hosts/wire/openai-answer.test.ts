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
  ['reasoning', delta({ reasoning: 'hm' })],
  ['reasoning as older servers name it', delta({ reasoning_content: 'hm' })],
  ['a call of a tool', delta({ tool_calls: [{ index: 0, function: { arguments: '{"a' } }] })],
  ['a delta of an unknown kind', delta({ something_new: 'hm' })],
  ['an empty delta', delta({})],
  ['a chunk without a delta', { choices: [{ index: 0, finish_reason: null }] }],
  ['a chunk without a choice', { choices: [] }],
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
  ['content that is not text', [chunk({ text: 'a' })]],
])('%s is not taken', (_what, data) => {
  expect(() => decode(...data)).toThrow();
});

test('text that looks like the end of a stream stays text', () => {
  const text = '\n\ndata: [DONE]\n\nevent: x\r\n';
  expect(decode(chunk(text))).toEqual([{ type: 'text-delta', text }]);
});
