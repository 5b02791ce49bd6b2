import { createStop } from '../../../../lambda/router/call/stop';
import { clientOf } from '../support/streams';

// On a clock that only these tests move.
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const client = () => new AbortController();
/** The router's clock began long before the request. */
const stopFor = (signal = client().signal) => createStop(clientOf(signal), () => 500_000 + performance.now());

test('a request is ended at its deadline, not before it', () => {
  const stop = stopFor();
  stop.at(285_000);
  jest.advanceTimersByTime(284_999);
  expect([stop.signal.aborted, stop.reason]).toEqual([false, undefined]);
  jest.advanceTimersByTime(1);
  expect([stop.signal.aborted, stop.reason]).toEqual([true, 'deadline']);
});

test('a deadline counts from the arrival of the request, however late it is set', () => {
  const stop = stopFor();
  jest.advanceTimersByTime(200_000);
  stop.at(285_000);
  jest.advanceTimersByTime(84_999);
  expect(stop.signal.aborted).toBe(false);
  jest.advanceTimersByTime(1);
  expect(stop.signal.aborted).toBe(true);
});

test('a deadline replaces the one before', () => {
  const stop = stopFor();
  stop.at(285_000);
  stop.at(840_000);
  jest.advanceTimersByTime(839_999);
  expect(stop.signal.aborted).toBe(false);
  jest.advanceTimersByTime(1);
  expect(stop.reason).toBe('deadline');
});

test('a deadline in the past ends the request at once', () => {
  const stop = stopFor();
  jest.advanceTimersByTime(50_000);
  stop.at(10_000);
  jest.advanceTimersByTime(1);
  expect(stop.reason).toBe('deadline');
});

test('a client that leaves ends the request', () => {
  const leaving = client();
  const stop = stopFor(leaving.signal);
  leaving.abort();
  expect([stop.signal.aborted, stop.reason]).toEqual([true, 'client-gone']);
});

test('a client that has left before the request began ends it', () => {
  const stop = stopFor(AbortSignal.abort());
  expect([stop.signal.aborted, stop.reason]).toEqual([true, 'client-gone']);
});

test('what happens first is the reason', () => {
  const leaving = client();
  const stop = stopFor(leaving.signal);
  stop.now('not-recorded');
  leaving.abort();
  expect(stop.reason).toBe('not-recorded');
});

test('a released request is ended by neither deadline nor client', () => {
  const leaving = client();
  const stop = stopFor(leaving.signal);
  stop.at(1_000);
  stop.release();
  jest.advanceTimersByTime(2_000);
  leaving.abort();
  expect([stop.signal.aborted, stop.reason]).toEqual([false, undefined]);
  expect(jest.getTimerCount()).toBe(0);
});

test('what is to be done at the end of a request is done at once where it has ended', () => {
  const stop = stopFor();
  stop.now('not-recorded');
  const act = jest.fn();
  stop.onStop(act);
  expect(act).toHaveBeenCalledTimes(1);
});

test('what was to be done before is not done any more', () => {
  const stop = stopFor();
  const earlier = jest.fn();
  stop.onStop(earlier);
  stop.onStop(undefined);
  stop.now('client-gone');
  expect(earlier).not.toHaveBeenCalled();
});
