import fc from 'fast-check';
import { awaitCopies } from '../../../../scripts/deploy/copies/await-copies';
import type { Copies } from '../../../../scripts/deploy/copies/copies';
import { createTeller } from '../../../../scripts/deploy/copies/teller';
import { watchCopies } from '../../../../scripts/deploy/copies/watch-copies';

const copies = (up: number, more: Partial<Copies> = {}): Copies => ({
  model: 'qwen',
  wanted: 2,
  up,
  starting: 2 - up,
  said: [],
  ...more,
});

/** Waits through these readings, one minute each; the last one repeats. @param models @default those of the first reading */
async function wait(
  readings: readonly (readonly Copies[])[],
  longestMinutes = 60,
  models = readings[0]?.map(({ model }) => model) ?? [],
) {
  const news: string[] = [];
  let reading = 0;
  const awaited = await awaitCopies(
    models,
    {
      read: async () => readings[Math.min(reading, readings.length - 1)] ?? [],
      pause: async () => {
        reading += 1;
      },
      tell: createTeller((words) => news.push(words)),
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

test('a model whose service is not there is not up', async () => {
  const { kind, missing } = await wait([[], [copies(2)]], 60, ['qwen', 'llama']);
  expect([kind, missing.map(({ model }) => model)]).toEqual(['too-late', ['llama']]);
});

test('copies of other models are not waited for', async () => {
  const other = copies(0, { model: 'llama', gaveUp: 'circuit breaker' });
  expect(await wait([[other, copies(2)]], 60, ['qwen'])).toMatchObject({ kind: 'up' });
});

describe('while CloudFormation deploys', () => {
  /** Watches until the last of these readings has been made. */
  async function watch(readings: readonly (readonly Copies[] | Error)[]) {
    const [news, ended] = [[] as string[], new AbortController()];
    let reading = 0;
    await watchCopies(
      {
        read: async () => {
          const now = readings[reading++] ?? [];
          if (now instanceof Error) throw now;
          return now;
        },
        pause: async () => {
          if (reading === readings.length) ended.abort();
        },
        tell: createTeller((words) => news.push(words)),
      },
      ended.signal,
    );
    return news;
  }

  test('a service that comes later is told of', async () => {
    expect(await watch([[], [copies(0)], [copies(2)]])).toEqual([
      'qwen: 0 of 2 copies up, 2 starting',
      'qwen: 2 of 2 copies up',
    ]);
  });

  test('copies of the deploy before that are up, or a service that has given up, end nothing', async () => {
    const said = [{ id: 'e1', words: 'no instance: no capacity' }];
    const news = await watch([
      [copies(2)],
      [copies(0, { gaveUp: 'circuit breaker' })],
      [copies(1, { said })],
    ]);
    expect(news).toContain('qwen: no instance: no capacity');
  });

  test('a reading that fails hides none after it', async () => {
    expect(await watch([new Error('Throttling'), [copies(2)]])).toEqual(['qwen: 2 of 2 copies up']);
  });
});
