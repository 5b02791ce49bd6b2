import { dueTimer } from '../../../../lambda/router/call/due-timer';

// On a clock that only these tests move.
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('it is due after the first time, not before it', () => {
  const due = jest.fn(() => undefined);
  dueTimer(100, due);
  jest.advanceTimersByTime(99);
  expect(due).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(due).toHaveBeenCalledTimes(1);
});

test('it is due again after the time that it was told, until it is told none', () => {
  const at: number[] = [];
  const again = [50, 7, undefined];
  dueTimer(100, () => {
    at.push(performance.now());
    return again.shift();
  });
  const began = performance.now();
  jest.advanceTimersByTime(10_000);
  expect(at.map((time) => time - began)).toEqual([100, 150, 157]);
  expect(jest.getTimerCount()).toBe(0);
});

test('it is not due once it is cleared', () => {
  const due = jest.fn(() => 10);
  const timer = dueTimer(10, due);
  jest.advanceTimersByTime(10);
  timer.clear();
  jest.advanceTimersByTime(1_000);
  expect(due).toHaveBeenCalledTimes(1);
  expect(jest.getTimerCount()).toBe(0);
});
