import { createComprehend } from '../../../../../lambda/router/decision/opinion/comprehend';

const SETTINGS = { language: 'en', minimumScore: 0.9, classes: { NAME: 'restricted' } } as const;
const labels = (...found: (readonly [string, number])[]) => ({
  Labels: found.map(([Name, Score]) => ({ Name, Score })),
});
type Call = Parameters<Parameters<typeof createComprehend>[0]>[0];

/** What is said about `texts` by a service that answers each call so. */
function said(
  texts: readonly string[],
  answer: (call: Call) => unknown,
  signal = new AbortController().signal,
) {
  return createComprehend(async (call) => answer(call), SETTINGS)(texts, signal);
}

test('all texts are asked about in one call, by the operation that names kinds and not places', async () => {
  const calls: unknown[] = [];
  await said(['Dear', 'Alice'], ({ service, target, body }) => {
    calls.push({ service, target, body });
    return labels();
  });
  expect(calls).toEqual([
    {
      service: 'comprehend',
      target: 'Comprehend_20171127.ContainsPiiEntities',
      body: { Text: 'Dear\nAlice', LanguageCode: 'en' },
    },
  ]);
});

test('a kind with exactly the score asked for counts', async () => {
  expect(await said(['Alice'], () => labels(['NAME', 0.9]))).toEqual(['NAME']);
});

test.each([
  ['one it is not sure enough of', 'NAME', 0.899],
  ['one the deployment gave no class', 'ADDRESS', 1],
  ['one nobody knows', 'SHOE_SIZE', 1],
])('a kind does not count: %s', async (_what, name, score) => {
  expect(await said(['Alice'], () => labels([name, score]))).toEqual([]);
});

test.each([
  ['null', null],
  ['no labels', {}],
  ['labels that are no list', { Labels: 'NAME' }],
  ['a label that is null', { Labels: [null] }],
  ['a label without a score', { Labels: [{ Name: 'NAME' }] }],
  ['a label without a name', { Labels: [{ Score: 1 }] }],
  ['one label of two that is none', { Labels: [{ Name: 'NAME', Score: 1 }, {}] }],
])('an answer with %s is no opinion', async (_what, answer) => {
  const error = new TypeError('the answer to ContainsPiiEntities has no labels');
  await expect(said(['Alice'], () => answer)).rejects.toThrow(error);
});

test('a blank text is not asked about', async () => {
  const calls: Call[] = [];
  await said([' ', ''], (call) => calls.push(call));
  expect(calls).toEqual([]);
});

test('no call carries more than the service takes, 100 KB', async () => {
  const sizes: number[] = [];
  await said(['x'.repeat(100_001)], ({ body }) => {
    sizes.push((body as { Text: string }).Text.length);
    return labels();
  });
  expect(sizes).toEqual([100_000, 501]);
});

test('at most eight pieces of one request are asked about at the same time', async () => {
  let open = 0;
  let most = 0;
  await said(['x'.repeat(2_000_000)], async () => {
    most = Math.max(most, ++open);
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    return labels();
  });
  expect(most).toBe(8);
});

test('when one piece fails, the others are no longer asked about', async () => {
  const signals: AbortSignal[] = [];
  const answered = said(['x'.repeat(150_000)], ({ signal }) => {
    if (signal) signals.push(signal);
    throw new Error('down');
  });
  await expect(answered).rejects.toThrow('down');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('a request that ends ends its calls', async () => {
  const seen: (boolean | undefined)[] = [];
  await said(
    ['Alice'],
    ({ signal }) => {
      seen.push(signal?.aborted);
      return labels();
    },
    AbortSignal.abort(),
  );
  expect(seen).toEqual([true]);
});
