import type { ChatEvent } from '../../../../lambda/router/chat';
import { openAiAnswer } from '../../../../lambda/router/hosts/openai-answer';

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
])('finish reason %s becomes %s', (theirs, ours) => {
  expect(decode(chunk('a'), chunk('', theirs), '[DONE]').at(-1)).toEqual({ type: 'end', reason: ours });
});

test('empty and absent text makes no event', () => {
  const role = { choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: null }] };
  expect(decode(role, chunk(''), chunk(null), chunk('a'))).toEqual([{ type: 'text-delta', text: 'a' }]);
});

test('reasoning text is not the answer', () => {
  const thinking = { choices: [{ index: 0, delta: { reasoning_content: 'hm', reasoning: 'hm' } }] };
  expect(decode(thinking, chunk('a'))).toEqual([{ type: 'text-delta', text: 'a' }]);
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

test('a server that gave up inside the answer failed', () => {
  expect(() => decode(chunk('', 'abort'))).toThrow(expect.objectContaining({ reason: 'failed' }));
});

test.each([
  ['[DONE] without a finish reason', [chunk('a'), '[DONE]']],
  ['a chunk that is not JSON', ['{not json']],
  ['a chunk without choices', [{ id: 'x' }]],
  ['content that is not text', [chunk({ text: 'a' })]],
])('%s is not taken', (_what, data) => {
  expect(() => decode(...data)).toThrow();
});

test('text that looks like the end of a stream stays text', () => {
  const text = '\n\ndata: [DONE]\n\nevent: x\r\n';
  expect(decode(chunk(text))).toEqual([{ type: 'text-delta', text }]);
});
