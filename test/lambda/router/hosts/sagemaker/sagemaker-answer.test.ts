import type { ChatEvent } from '../../../../../lambda/router/contract/chat';
import { sagemakerAnswer } from '../../../../../lambda/router/hosts/sagemaker/sagemaker-answer';
import { eventFrame, exceptionFrame } from '../../../../../local/simulators/event-stream-frame';

const part = (text: string) => eventFrame('PayloadPart', 'application/octet-stream', text);
const reasoning =
  'data: {"choices": [{"index": 0, "delta": {"reasoning": "hm"}, "finish_reason": null}]}\n\n';

test.each([
  ['a comment of the container', part(': ping\n\n')],
  ["a part of one of the container's events", part(reasoning.slice(0, 20))],
  ['an empty part', part('')],
  ['an event of an unknown kind', eventFrame('SomethingNew', 'application/json', '{}')],
])('%s is a sign of life and no part of the answer', (_what, frame) => {
  const batch: ChatEvent[] = [];
  expect([sagemakerAnswer('llama').feed(frame, batch), batch]).toEqual([true, []]);
});

test('reasoning is a part of the answer', () => {
  const batch: ChatEvent[] = [];
  sagemakerAnswer('llama').feed(part(reasoning), batch);
  expect(batch).toEqual([{ type: 'reasoning-delta', text: 'hm' }]);
});

test('an incomplete part is not a sign of life', () => {
  const decoder = sagemakerAnswer('llama');
  const bytes = [...part(reasoning).subarray(0, -1)].map((byte) => Buffer.from([byte]));
  expect(bytes.some((byte) => decoder.feed(byte, []))).toBe(false);
});

test.each([
  [{ ErrorCode: 'ModelInvocationTimeExceeded' }, 'timeout'],
  [{ ErrorCode: 'StreamBroken' }, 'failed'],
  [{}, 'failed'],
])('a stream that SageMaker broke off with %j is %s', (body, reason) => {
  const feed = () => sagemakerAnswer('llama').feed(exceptionFrame('ModelStreamError', body), []);
  expect(feed).toThrow(expect.objectContaining({ reason }));
});
