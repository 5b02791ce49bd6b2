import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { bedrockAnswer } from '../../../../../lambda/router/hosts/bedrock/bedrock-answer';
import { eventFrame, exceptionFrame } from '../../../../../local/simulators/event-stream-frame';
import { TEXT, textOf } from '../../../../contract/host-cases';
import { recorded } from '../../../../contract/recorded';

function decode(...frames: readonly Buffer[]) {
  const decoder = bedrockAnswer('claude');
  const batch: ChatEvent[] = [];
  decoder.feed(Buffer.concat(frames), batch);
  if (batch.at(-1)?.type !== 'end') decoder.finish(batch);
  return batch;
}

const event = (type: string, payload: object) =>
  eventFrame(type, 'application/json', JSON.stringify(payload));

test.each([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['guardrail_intervened', 'content-filter'],
  ['content_filtered', 'content-filter'],
  ['a_reason_added_later', 'stop'],
  ['constructor', 'stop'],
])('stop reason %s becomes %s', (stopReason, reason) => {
  expect(decode(event('messageStop', { stopReason }))).toEqual([{ type: 'end', reason }]);
});

test('output Bedrock could not read is a failure', () => {
  const frame = event('messageStop', { stopReason: 'malformed_model_output' });
  expect(() => decode(frame)).toThrow(expect.objectContaining({ reason: 'failed' }));
});

test.each([
  ['internalServerException', 'failed'],
  ['modelStreamErrorException', 'failed'],
  ['serviceUnavailableException', 'not-ready'],
  ['throttlingException', 'throttled'],
  ['validationException', 'rejected'],
  ['anExceptionAddedLater', 'failed'],
  ['constructor', 'failed'],
])('%s inside the answer is %s', (type, reason) => {
  expect(() => decode(exceptionFrame(type, { message: 'the prompt' }))).toThrow(
    expect.objectContaining({ reason, message: expect.not.stringContaining('the prompt') }),
  );
});

test('an exception inside the answer for a request that is too long has its own reason, and its message is dropped', () => {
  const message = 'Input is too long for requested model.';
  expect(() => decode(exceptionFrame('validationException', { message }))).toThrow(
    expect.objectContaining({ reason: 'too-long', message: expect.not.stringContaining('Input') }),
  );
});

test('reasoning comes beside the text of the answer, not in it', () => {
  const events = decode(recorded('bedrock/reasoning.bin'));
  expect(textOf(events)).toBe(TEXT.bedrock);
  expect(events).toContainEqual({ type: 'reasoning-delta', text: 'let me think' });
});

test('a guardrail that stepped in ends the answer as filtered', () => {
  expect(decode(recorded('bedrock/guardrail.bin')).at(-1)).toEqual({ type: 'end', reason: 'content-filter' });
});

test('an answer without usage is complete', () => {
  expect(decode(event('messageStop', { stopReason: 'end_turn' }), event('metadata', {}))).toEqual([
    { type: 'end', reason: 'stop' },
  ]);
});

const HIDDEN: readonly (readonly [string, Buffer])[] = [
  ['the start of a message', event('messageStart', { role: 'assistant' })],
  ['the start of a block', event('contentBlockStart', { contentBlockIndex: 0, start: {} })],
  [
    'a signature of reasoning',
    event('contentBlockDelta', { delta: { reasoningContent: { signature: 'x' } } }),
  ],
  ['arguments of no call', event('contentBlockDelta', { delta: { toolUse: { input: '{"a' } } })],
  ['an empty delta', event('contentBlockDelta', { delta: {} })],
  ['the end of a block', event('contentBlockStop', { contentBlockIndex: 0 })],
  ['an event of an unknown kind', event('somethingNew', { text: 'hm' })],
];

test.each(HIDDEN)('%s is a sign of life and no part of the answer', (_what, frame) => {
  const batch: ChatEvent[] = [];
  expect([bedrockAnswer('claude').feed(frame, batch), batch]).toEqual([true, []]);
});

test.each(HIDDEN)('%s that has not come whole is no sign of life', (_what, frame) => {
  const decoder = bedrockAnswer('claude');
  const bytes = [...frame.subarray(0, -1)].map((byte) => Buffer.from([byte]));
  expect(bytes.some((byte) => decoder.feed(byte, []))).toBe(false);
});

test('usage is passed on once, before the end, however often Bedrock sends it', () => {
  const counted = (outputTokens: number) => event('metadata', { usage: { inputTokens: 3, outputTokens } });
  const stop = event('messageStop', { stopReason: 'end_turn' });
  expect(decode(counted(1), stop, counted(2), counted(3))).toEqual([
    { type: 'usage', usage: { inputTokens: 3, outputTokens: 2 } },
    { type: 'end', reason: 'stop' },
  ]);
});

test('events added later are passed over', () => {
  const frames = [event('somethingNew', { a: 1 }), event('messageStop', { stopReason: 'end_turn' })];
  expect(decode(...frames)).toEqual([{ type: 'end', reason: 'stop' }]);
});

test.each([
  ['a start of a block', event('contentBlockStart', { contentBlockIndex: 0, start: {} })],
  ['a delta that is null', event('contentBlockDelta', { contentBlockIndex: 0, delta: null })],
  ['a delta that is nothing', eventFrame('contentBlockDelta', 'application/json', 'null')],
  ['reasoning of another form', event('contentBlockDelta', { delta: { reasoningContent: { text: 7 } } })],
  ['reasoning that is nothing', event('contentBlockDelta', { delta: { reasoningContent: null } })],
  ['arguments of no call', event('contentBlockDelta', { delta: { toolUse: { input: '{' } } })],
  ['a call without a name', event('contentBlockStart', { start: { toolUse: { toolUseId: 'a' } } })],
  ['a call without an id', event('contentBlockStart', { start: { toolUse: { name: 'a' } } })],
  ['a citation', event('contentBlockDelta', { delta: { citation: { title: 'x' } } })],
  ['text of another type', event('contentBlockDelta', { delta: { text: 7 } })],
  ['an event added later', event('somethingNew', { a: 1 })],
  ['an event without a body', eventFrame('contentBlockStop', 'application/json', '')],
])('%s costs no answer, wherever it comes', (_what, frame) => {
  const said = event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'a' } });
  const stop = event('messageStop', { stopReason: 'end_turn' });
  expect(decode(frame, said, frame, stop, frame)).toEqual([
    { type: 'text-delta', text: 'a' },
    { type: 'end', reason: 'stop' },
  ]);
});

test.each([
  ['without a body', eventFrame('metadata', 'application/json', '')],
  ['that is null', eventFrame('metadata', 'application/json', 'null')],
  ['whose usage is null', event('metadata', { usage: null })],
])('metadata %s costs no answer', (_what, frame) => {
  expect(decode(event('messageStop', { stopReason: 'end_turn' }), frame)).toEqual([
    { type: 'end', reason: 'stop' },
  ]);
});

test('a stop without a body ends the answer', () => {
  expect(decode(eventFrame('messageStop', 'application/json', ''))).toEqual([
    { type: 'end', reason: 'stop' },
  ]);
});

test('the tokens of the prompt are those of the caches too', () => {
  const usage = { inputTokens: 3, cacheReadInputTokens: 40, cacheWriteInputTokens: 7, outputTokens: 5 };
  const frames = [event('messageStop', { stopReason: 'end_turn' }), event('metadata', { usage })];
  expect(decode(...frames)[0]).toEqual({
    type: 'usage',
    usage: { inputTokens: 50, outputTokens: 5, cachedTokens: 40, cacheWriteTokens: 7 },
  });
});
