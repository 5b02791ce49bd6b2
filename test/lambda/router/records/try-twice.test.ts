import { tryTwice } from '../../../../lambda/router/records/try-twice';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a call that never answers is given up twice, in bounded time', async () => {
  const given: number[] = [];
  const hanging = (timeoutMs: number) =>
    new Promise<never>((_, reject) => {
      given.push(timeoutMs);
      setTimeout(() => reject(new Error('no answer')), timeoutMs);
    });
  const began = performance.now();
  const tried = expect(tryTwice(hanging, 20)).rejects.toThrow();
  await jest.runAllTimersAsync();
  await tried;
  expect(given).toEqual([20, 20]);
  expect(performance.now() - began).toBe(40);
});
