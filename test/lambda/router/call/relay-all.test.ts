import { relayAll } from '../../../../lambda/router/call/relay-all';
import { HEARTBEAT_MS } from '../../../../lambda/router/call/time-limits';
import type { ChatBatch, ChatEvent } from '../../../../lambda/router/contract/chat';
import { ROUTER_LIMITS } from '../../../../lib/gateway/router-limits';
import { QWEN } from '../support/router-config';
import { answerOf, stopOf } from '../support/streams';

// On a clock that only these tests move, with the limits of a deployed router.
beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterEach(() => jest.useRealTimers());

const { nextEventMs } = ROUTER_LIMITS;
const text = (piece: string): ChatEvent => ({ type: 'text-delta', text: piece });
const end: ChatEvent = { type: 'end', reason: 'stop' };
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Rest = () => AsyncGenerator<ChatBatch>;
type Reader = (word: string) => Promise<void> | undefined;

/** Relays answers that begin with `a`, `b` and so on, and says what has come so far, each with the letter of its answer. */
function relaying(rests: readonly Rest[], reader: Reader = () => undefined, signal?: AbortSignal) {
  const seen: string[] = [];
  const stopped: string[] = [];
  const answers = rests.map((rest, index) => {
    const letter = String.fromCharCode(97 + index);
    const stream = answerOf(rest, () => stopped.push(letter), true);
    return {
      answer: { model: QWEN, first: [text('begins')], stream },
      events(batch: ChatBatch) {
        const words = batch.map((event) => `${letter} ${wordsFor(event)}`);
        seen.push(...words);
        return reader(words.join());
      },
    };
  });
  const limits = {
    nextEventMs,
    heartbeatMs: HEARTBEAT_MS,
    elapsedMs: () => performance.now(),
    stop: stopOf(signal),
  };
  const done = relayAll(answers, limits, () => void seen.push('quiet')).then(() => seen);
  return { seen, stopped, done };
}

function wordsFor(event: ChatEvent): string {
  if (event.type === 'text-delta') return event.text;
  return event.type === 'error' ? `error: ${event.reason}` : event.type;
}

const says = (...words: readonly string[]): Rest =>
  async function* () {
    for (const word of words) yield [text(word)];
    yield [end];
  };
const ends = says();
const hangs: Rest = async function* () {
  await new Promise(() => {});
  yield [];
};

test('the events of every answer come, each to its own end', async () => {
  const seen = await relaying([says('1', '2'), ends]).done;
  expect(seen.filter((word) => word.startsWith('a'))).toEqual(['a begins', 'a 1', 'a 2', 'a end']);
  expect(seen.filter((word) => word.startsWith('b'))).toEqual(['b begins', 'b end']);
});

test('an answer goes on where another one has ended', async () => {
  const slow: Rest = async function* () {
    await after(1_000);
    yield [text('late'), end];
  };
  const { done } = relaying([ends, slow]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect((await done).slice(-2)).toEqual(['b late', 'b end']);
});

test('I9: the first failure is the last word, and ends the other calls', async () => {
  const { done, stopped } = relaying([
    hangs,
    async function* () {
      yield [text('breaks')];
      throw new Error('reset');
    },
    hangs,
  ]);
  const seen = await done;
  expect(seen.at(-1)).toBe('b error: failed');
  expect(seen.filter((word) => word.includes('error'))).toHaveLength(1);
  expect(stopped).toEqual(expect.arrayContaining(['a', 'c']));
});

test('an answer that falls silent is given up although the others speak', async () => {
  const speaks: Rest = async function* () {
    for (;;) {
      await after(1_000);
      yield [text('more')];
    }
  };
  const { done } = relaying([speaks, hangs]);
  await jest.advanceTimersByTimeAsync(nextEventMs);
  expect((await done).at(-1)).toBe('b error: timeout');
});

test('the end of the request ends every call', async () => {
  const client = new AbortController();
  const { done, stopped } = relaying([hangs, hangs], undefined, client.signal);
  client.abort();
  expect((await done).filter((word) => word.includes('error'))).toEqual([expect.stringContaining('timeout')]);
  expect(stopped).toEqual(expect.arrayContaining(['a', 'b']));
});

test('no batch comes while the reader must be waited for', async () => {
  let free = () => {};
  const full = () =>
    new Promise<void>((resolve) => {
      free = resolve;
    });
  const { seen, done } = relaying([says('1'), says('1')], (word) =>
    word === 'a begins' ? full() : undefined,
  );
  await jest.advanceTimersByTimeAsync(100);
  expect(seen).toEqual(['a begins']);
  free();
  expect(await done).toHaveLength(6);
});

test('a reader that is full after each batch gets them one at a time, and every one of them', async () => {
  let taking = 0;
  let most = 0;
  const slow: Reader = async () => {
    most = Math.max(most, ++taking);
    await after(10);
    taking -= 1;
  };
  const { done } = relaying([says('1', '2'), says('1', '2'), says('1', '2')], slow);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await done).toHaveLength(12);
  expect(most).toBe(1);
});

test('while all answers are silent, the reader hears so once at a time', async () => {
  const { seen } = relaying([hangs, hangs, hangs]);
  await jest.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(seen.filter((word) => word === 'quiet')).toHaveLength(1);
});

test('the reader hears of no silence while one answer speaks', async () => {
  const speaks: Rest = async function* () {
    for (;;) {
      await after(HEARTBEAT_MS / 2);
      yield [text('more')];
    }
  };
  const { seen } = relaying([speaks, hangs]);
  await jest.advanceTimersByTimeAsync(1.5 * HEARTBEAT_MS);
  expect(seen).not.toContain('quiet');
});
