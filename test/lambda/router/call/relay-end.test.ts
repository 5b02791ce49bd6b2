import { relay } from '../../../../lambda/router/call/relay';
import type { ChatBatch } from '../../../../lambda/router/contract/chat';
import { QWEN } from '../support/router-config';
import { answerOf, stopOf } from '../support/streams';

const text: ChatBatch = [{ type: 'text-delta', text: 'late' }];
const end: ChatBatch = [{ type: 'end', reason: 'stop' }];
const error: ChatBatch = [{ type: 'error', reason: 'failed', message: 'the model failed' }];

/** Everything that is relayed of an answer, on a clock that stands still. */
async function relayed(first: ChatBatch, ...rest: ChatBatch[]) {
  const stream = answerOf(
    async function* () {
      yield* rest;
    },
    undefined,
    true,
  );
  const limits = { nextEventMs: 30_000, heartbeatMs: 15_000, elapsedMs: () => 0, stop: stopOf() };
  const batches: ChatBatch[] = [];
  await relay({ model: QWEN, first, stream }, limits, { events: (batch) => void batches.push(batch) });
  return batches;
}

test.each([
  ['end', end],
  ['error', error],
])('nothing follows an %s that comes first', async (_what, last) => {
  expect(await relayed(last, text)).toEqual([last]);
});

test.each([
  ['end', end],
  ['error', error],
])('nothing follows an %s that comes later', async (_what, last) => {
  expect(await relayed(text, last, text)).toEqual([text, last]);
});

test('I9: an answer that just stops says to the reader that the model broke off', async () => {
  expect(await relayed(text)).toEqual([
    text,
    [
      {
        type: 'error',
        reason: 'malformed',
        message: 'the answer has no end',
      },
    ],
  ]);
});
