import type { Answer } from '../../../../lambda/router/call/failover';
import { relay } from '../../../../lambda/router/call/relay';
import { HEARTBEAT_MS } from '../../../../lambda/router/call/time-limits';
import type { ChatBatch, ChatEvent } from '../../../../lambda/router/contract/chat';
import type { AnswerStream } from '../../../../lambda/router/hosts/host';
import { ROUTER_LIMITS } from '../../../../lib/gateway/router-limits';
import { QWEN } from '../support/router-config';
import { answerOf, stopOf } from '../support/streams';

// On a clock that only these tests move, with the limits of a deployed router.
beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterEach(() => jest.useRealTimers());

const { nextEventMs } = ROUTER_LIMITS;
const text = (piece: string): ChatEvent => ({ type: 'text-delta', text: piece });
const end: ChatEvent = { type: 'end', reason: 'stop' };
const alive: ChatBatch = [];
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Relays `a` and what follows it, and says what has come so far. */
function relaying(rest: () => AsyncGenerator<ChatBatch>, stop = new AbortController().signal) {
  const seen: string[] = [];
  const answer: Answer = { model: QWEN, first: [text('a')], stream: answerOf(rest, undefined, true) };
  const limits = {
    nextEventMs,
    heartbeatMs: HEARTBEAT_MS,
    elapsedMs: () => performance.now(),
    stop: stopOf(stop),
  };
  const done = relay(answer, limits, {
    events: (batch) => void seen.push(...batch.map(wordsFor)),
    quiet: () => seen.push('quiet'),
  }).then(() => seen);
  return { seen, done };
}

function wordsFor(event: ChatEvent): string {
  if (event.type === 'text-delta') return event.text;
  return event.type === 'error' ? `error: ${event.reason}` : event.type;
}

test('the events of the answer come as they are, the first included', async () => {
  const { done } = relaying(async function* () {
    yield [text('b'), text('c')];
    yield [end];
  });
  expect(await done).toEqual(['a', 'b', 'c', 'end']);
});

test('nothing follows the end', async () => {
  const { done } = relaying(async function* () {
    yield [end];
    yield [text('late')];
  });
  expect(await done).toEqual(['a', 'end']);
});

test('I9: an answer that throws ends with one error', async () => {
  const { done } = relaying(async function* () {
    yield [text('b')];
    throw new Error('reset');
  });
  expect(await done).toEqual(['a', 'b', 'error: failed']);
});

test('an answer that just stops ends with one error', async () => {
  const { done } = relaying(async function* () {
    yield [text('b')];
  });
  expect(await done).toEqual(['a', 'b', 'error: malformed']);
});

test('a model that falls silent is given up at the limit, not before it', async () => {
  const { seen, done } = relaying(async function* () {
    await after(10 * nextEventMs);
    yield [end];
  });
  await jest.advanceTimersByTimeAsync(nextEventMs - 1);
  expect(seen).not.toContain('error: timeout');
  await jest.advanceTimersByTimeAsync(1);
  expect((await done).at(-1)).toBe('error: timeout');
});

test('a model that speaks just before the limit has the whole limit again', async () => {
  const { done } = relaying(async function* () {
    for (const piece of ['b', 'c', 'd']) {
      await after(nextEventMs - 1);
      yield [text(piece)];
    }
    yield [end];
  });
  await jest.advanceTimersByTimeAsync(3 * nextEventMs);
  expect((await done).filter((word) => word !== 'quiet')).toEqual(['a', 'b', 'c', 'd', 'end']);
});

test('a model that reasons for longer than the limit is not silent', async () => {
  const { done } = relaying(async function* () {
    for (let second = 0; second < 120; second++) {
      await after(1_000);
      yield alive;
    }
    yield [text('b'), end];
  });
  await jest.advanceTimersByTimeAsync(121_000);
  expect((await done).filter((word) => word !== 'quiet')).toEqual(['a', 'b', 'end']);
});

test('a model that falls silent after reasoning is given up at the limit after its last sign of life', async () => {
  const { seen, done } = relaying(async function* () {
    await after(20_000);
    yield alive;
    await after(10 * nextEventMs);
  });
  await jest.advanceTimersByTimeAsync(20_000 + nextEventMs - 1);
  expect(seen).not.toContain('error: timeout');
  await jest.advanceTimersByTimeAsync(1);
  expect((await done).at(-1)).toBe('error: timeout');
});

test.each([
  ['is silent', 7 * HEARTBEAT_MS],
  ['reasons', 400],
])('while the model %s, the reader hears so at every heartbeat', async (_what, everyMs) => {
  const { seen } = relaying(async function* () {
    for (;;) {
      await after(everyMs);
      yield alive;
    }
  });
  await jest.advanceTimersByTimeAsync(HEARTBEAT_MS - 1);
  expect(seen).toEqual(['a']);
  await jest.advanceTimersByTimeAsync(1);
  expect(seen).toEqual(['a', 'quiet']);
  await jest.advanceTimersByTimeAsync(HEARTBEAT_MS - 1);
  expect(seen).toEqual(['a', 'quiet']);
});

test('text also counts as a heartbeat', async () => {
  const { seen } = relaying(async function* () {
    for (;;) {
      await after(HEARTBEAT_MS - 1);
      yield [text('b')];
    }
  });
  await jest.advanceTimersByTimeAsync(3 * HEARTBEAT_MS);
  expect(seen).toEqual(['a', 'b', 'b', 'b']);
});

test('the time of a slow reader does not count as silence of the model', async () => {
  const stream = answerOf(
    async function* () {
      yield [text('b')];
      await after(nextEventMs - 1);
      yield [end];
    },
    undefined,
    true,
  );
  const seen: string[] = [];
  const limits = { nextEventMs, heartbeatMs: 10 * nextEventMs, elapsedMs: () => performance.now() };
  const done = relay(
    { model: QWEN, first: [text('a')], stream },
    { ...limits, stop: stopOf() },
    {
      events: async (batch) => {
        seen.push(...batch.map(wordsFor));
        await after(2 * nextEventMs);
      },
    },
  );
  await jest.advanceTimersByTimeAsync(5 * nextEventMs);
  await done;
  expect(seen).toEqual(['a', 'b', 'end']);
});

test('a deadline ends the answer with an error, also while the model reasons', async () => {
  const stop = new AbortController();
  const { seen, done } = relaying(async function* () {
    for (;;) {
      await after(100);
      yield alive;
    }
  }, stop.signal);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(seen).toEqual(['a']);
  stop.abort();
  expect(await done).toEqual(['a', 'error: timeout']);
});

test('the next batch is not read before the reader has taken the last one', async () => {
  const order: string[] = [];
  const stream: AnswerStream = {
    async next() {
      order.push('read');
      return [end];
    },
    stop: () => {},
  };
  const done = relay(
    { model: QWEN, first: [text('a')], stream },
    { nextEventMs, heartbeatMs: HEARTBEAT_MS, elapsedMs: () => performance.now(), stop: stopOf() },
    {
      async events() {
        await after(10);
        order.push('taken');
      },
    },
  );
  await jest.advanceTimersByTimeAsync(100);
  await done;
  expect(order.slice(0, 2)).toEqual(['taken', 'read']);
});

test('a comment comes one heartbeat after the last text, also where the text came between two looks', async () => {
  const { seen } = relaying(async function* () {
    await after(HEARTBEAT_MS / 3);
    yield [text('b')];
    await after(nextEventMs);
    yield [end];
  });
  await jest.advanceTimersByTimeAsync((HEARTBEAT_MS * 4) / 3 - 1);
  expect(seen).toEqual(['a', 'b']);
  await jest.advanceTimersByTimeAsync(1);
  expect(seen).toEqual(['a', 'b', 'quiet']);
});

/** A model that reasons for two heartbeats, then ends or throws; and the reasons for which it was stopped. */
function watched(last: () => Promise<ChatBatch>) {
  const stopped: string[] = [];
  const stream: AnswerStream = {
    async next() {
      await after(2 * HEARTBEAT_MS);
      return last();
    },
    stop: (reason) => void stopped.push(reason),
  };
  const stop = stopOf();
  const limits = {
    nextEventMs: 10 * HEARTBEAT_MS,
    heartbeatMs: HEARTBEAT_MS,
    elapsedMs: () => performance.now(),
  };
  const done = relay(
    { model: QWEN, first: [text('a')], stream },
    { ...limits, stop },
    { events: () => undefined },
  );
  return { stopped, stop, done };
}

test('silence without a reader of comments disturbs nothing', async () => {
  const { stopped, done } = watched(async () => [end]);
  await jest.advanceTimersByTimeAsync(2 * HEARTBEAT_MS);
  await done;
  expect(stopped).toEqual([]);
});

test('a model that throws is stopped as failed', async () => {
  const { stopped, done } = watched(() => Promise.reject(new Error('reset')));
  await jest.advanceTimersByTimeAsync(2 * HEARTBEAT_MS);
  await done;
  expect(stopped).toEqual(['failed']);
});

test('a request that is ended after its answer no longer reaches the model', async () => {
  const { stopped, stop, done } = watched(async () => [end]);
  await jest.advanceTimersByTimeAsync(2 * HEARTBEAT_MS);
  await done;
  stop.now('client-gone');
  expect(stopped).toEqual([]);
});

test('an answer that is over leaves no timer', async () => {
  const { done } = watched(async () => [end]);
  await jest.advanceTimersByTimeAsync(2 * HEARTBEAT_MS);
  await done;
  expect(jest.getTimerCount()).toBe(0);
});

test('an answer that is whole at once needs no timer', async () => {
  const stream: AnswerStream = { next: () => Promise.reject(new Error('read')), stop: () => {} };
  const limits = {
    nextEventMs,
    heartbeatMs: HEARTBEAT_MS,
    elapsedMs: () => performance.now(),
    stop: stopOf(),
  };
  let timers = 0;
  await relay({ model: QWEN, first: [text('a'), end], stream }, limits, {
    events() {
      timers = jest.getTimerCount();
      return undefined;
    },
  });
  expect(timers).toBe(0);
});
