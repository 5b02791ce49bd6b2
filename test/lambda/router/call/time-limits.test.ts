import { timeLimits } from '../../../../lambda/router/call/time-limits';

const limits = { bodyBytes: 1, firstEventMs: 1, nextEventMs: 1, totalMs: 800_000 };

test('an answer ends before the platform would end it, with time left for its record', () => {
  expect(timeLimits(limits, 60_000).totalMs).toBe(50_000);
  expect(timeLimits(limits, 900_000).totalMs).toBe(800_000);
});

test('the first byte leaves before the gateway gives a silent connection up after five minutes', () => {
  expect(timeLimits(limits, 900_000).firstByteMs).toBe(285_000);
  expect(timeLimits(limits, 60_000).firstByteMs).toBe(50_000);
});

test('a request that arrives with no time left has none', () => {
  expect(timeLimits(limits, 3_000)).toEqual({ firstByteMs: 0, totalMs: 0 });
});
