import { firstOf } from '../../../../lambda/router/call/first-of';

// On a clock that only these tests move.
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const never = new Promise<never>(() => {});

/** A signal that counts who listens to it. */
function countedSignal() {
  const stop = new AbortController();
  const { signal } = stop;
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    if (args[0] === 'abort') listeners -= 1;
    remove(...args);
  };
  return { stop, signal, listeners: () => listeners };
}

test('a value that comes first is given', async () => {
  const { signal } = countedSignal();
  expect(await firstOf(Promise.resolve(1), 1_000, signal)).toEqual({ came: 'value', value: 1 });
});

test('an error that comes first is thrown', async () => {
  const { signal } = countedSignal();
  await expect(firstOf(Promise.reject(new Error('reset')), 1_000, signal)).rejects.toThrow('reset');
});

test('time that is up first is said, at the limit and not before it', async () => {
  const { signal } = countedSignal();
  const seen: unknown[] = [];
  void firstOf(never, 1_000, signal).then((first) => seen.push(first));
  await jest.advanceTimersByTimeAsync(999);
  expect(seen).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(seen).toEqual([{ came: 'timeout' }]);
});

test('a stop that comes first is said', async () => {
  const { stop, signal } = countedSignal();
  const first = firstOf(never, 1_000, signal);
  stop.abort();
  expect(await first).toEqual({ came: 'stop' });
});

test('a stop that came before is said at once', async () => {
  expect(await firstOf(never, 1_000, AbortSignal.abort())).toEqual({ came: 'stop' });
});

test.each([
  ['value', () => Promise.resolve(1)],
  ['stop', () => never],
])('after a %s no timer and no listener is left', async (came, promise) => {
  const { stop, signal, listeners } = countedSignal();
  const first = firstOf(promise(), 1_000, signal);
  if (came === 'stop') stop.abort();
  await first;
  expect([jest.getTimerCount(), listeners()]).toEqual([0, 0]);
});
