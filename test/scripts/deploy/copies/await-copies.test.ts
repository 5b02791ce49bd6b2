import fc from 'fast-check';
import { awaitCopies } from '../../../../scripts/deploy/copies/await-copies';
import type { Copies } from '../../../../scripts/deploy/copies/copies';

const copies = (up: number, more: Partial<Copies> = {}): Copies => ({
  model: 'qwen',
  wanted: 2,
  up,
  starting: 2 - up,
  said: [],
  ...more,
});

/** Waits through these readings, one minute each; the last one repeats. */
async function wait(readings: readonly (readonly Copies[])[], longestMinutes = 60) {
  const news: string[] = [];
  let reading = 0;
  const awaited = await awaitCopies(
    {
      read: async () => readings[Math.min(reading, readings.length - 1)] ?? [],
      pause: async () => {
        reading += 1;
      },
      onNews: (words) => news.push(words),
      elapsedMs: () => reading * 60_000,
    },
    longestMinutes * 60_000,
  );
  return { ...awaited, news, readings: reading + 1 };
}

test('the wait ends when every copy is up', async () => {
  expect(await wait([[copies(0)], [copies(1)], [copies(2)]])).toMatchObject({ kind: 'up', readings: 3 });
});

test('a deployment without copies waits for none', async () => {
  expect(await wait([[]])).toMatchObject({ kind: 'up', readings: 1 });
});

test('each change of the count is told', async () => {
  expect((await wait([[copies(0)], [copies(1)], [copies(2)]])).news).toEqual([
    'qwen: 0 of 2 copies up, 2 starting',
    'qwen: 1 of 2 copies up, 1 starting',
    'qwen: 2 of 2 copies up',
  ]);
});

test('what a service reports is told once, however often it is read', async () => {
  const said = [{ id: 'e1', words: 'has started 1 tasks' }];
  const { news } = await wait([[copies(0, { said })], [copies(0, { said })], [copies(2, { said })]]);
  expect(news.filter((words) => words.includes('started'))).toEqual(['qwen: has started 1 tasks']);
});

test('the wait ends where a service has given up, with its reason', async () => {
  const { kind, missing } = await wait([[copies(0, { gaveUp: 'circuit breaker' })], [copies(2)]]);
  expect([kind, missing.map(({ gaveUp }) => gaveUp)]).toEqual(['gave-up', ['circuit breaker']]);
});

test('a model that is up hides none that is not', async () => {
  const { kind, missing } = await wait([[copies(2), copies(1, { model: 'llama' })]], 3);
  expect([kind, missing.map(({ model }) => model)]).toEqual(['too-late', ['llama']]);
});

test('the wait is as long as was said, and no reading longer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 40 }), async (minutes) => {
      expect(await wait([[copies(0)]], minutes)).toMatchObject({ kind: 'too-late', readings: minutes + 1 });
    }),
  );
});
