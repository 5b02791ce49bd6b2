import { tryTwice } from '../../../../lambda/router/records/try-twice';

test('a call that never answers is given up twice, in bounded time', async () => {
  const signals: AbortSignal[] = [];
  const hanging = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signals.push(signal);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const began = performance.now();
  await expect(tryTwice(hanging, 20)).rejects.toThrow();
  expect(signals).toHaveLength(2);
  expect(performance.now() - began).toBeLessThan(500);
});
