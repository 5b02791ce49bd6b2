import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { converseAnswer } from '../../../../../lambda/router/hosts/bedrock/converse-answer';

// The shape is that of the SDK's ConverseResponse (@aws-sdk/client-bedrock-runtime 3.1162.0).

function decode(body: string): readonly ChatEvent[] {
  const batch: ChatEvent[] = [];
  const decoder = converseAnswer('llama');
  decoder.feed(Buffer.from(body), batch);
  decoder.finish(batch);
  return batch;
}
const answer = (content: unknown, rest: object = {}) =>
  JSON.stringify({ output: { message: { role: 'assistant', content } }, stopReason: 'end_turn', ...rest });

test('an answer ends with its usage and its reason', () => {
  const usage = { inputTokens: 3, outputTokens: 5, cacheReadInputTokens: 2 };
  expect(decode(answer([{ text: 'a' }], { usage, stopReason: 'max_tokens' }))).toEqual([
    { type: 'text-delta', text: 'a' },
    { type: 'usage', usage: { inputTokens: 5, outputTokens: 5, cachedTokens: 2 } },
    { type: 'end', reason: 'length' },
  ]);
});

test('no part of it is a sign of life, because none can be read before the last', () => {
  const decoder = converseAnswer('llama');
  expect(
    [...answer([{ text: 'a' }])].map((character) => decoder.feed(Buffer.from(character), [])),
  ).not.toContain(true);
});

test.each([
  ['nothing', ''],
  ['a part of an answer', answer([{ text: 'a' }]).slice(0, -3)],
  ['no JSON', 'hello'],
  ['null', 'null'],
  ['an answer without a message', '{"output":{}}'],
  ['an answer whose content is no list', answer('a')],
])('%s is malformed', (_what, body) => {
  expect(() => decode(body)).toThrow(expect.objectContaining({ reason: 'malformed' }));
});

test('output that Bedrock could not read is a failure', () => {
  expect(() => decode(answer([], { stopReason: 'malformed_tool_use' }))).toThrow(
    expect.objectContaining({ reason: 'failed' }),
  );
});

test.each([
  ['nothing', null],
  ['a block of another kind', { image: {} }],
  ['text of another type', { text: 7 }],
  ['no words', { text: '' }],
  ['reasoning of another form', { reasoningContent: { reasoningText: { text: 7 } } }],
  ['a call without a name', { toolUse: { toolUseId: 'a', input: {} } }],
])('%s among the blocks costs no answer', (_what, block) => {
  expect(decode(answer([block, { text: 'a' }]))).toEqual([
    { type: 'text-delta', text: 'a' },
    { type: 'end', reason: 'stop' },
  ]);
});

test('an answer without an end is not kept in memory', () => {
  const decoder = converseAnswer('llama');
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  const feed = () => {
    for (let count = 0; count < 17; count += 1) decoder.feed(megabyte, []);
  };
  expect(feed).toThrow(expect.objectContaining({ reason: 'malformed' }));
});

test('whole numbers of any length in the arguments of a call keep every digit', () => {
  const body = answer([{ toolUse: { toolUseId: 'c1', name: 'f', input: { id: 1 } } }]);
  expect(decode(body.replace('{"id":1}', '{"id":9007199254740993}'))).toContainEqual({
    type: 'arguments-delta',
    index: 0,
    text: '{"id":9007199254740993}',
  });
});
