import { cellOf } from '../../../../bench/wire/result/cell';
import type { Slot } from '../../../../bench/wire/result/results';

const slot = (cpuMs: number, changes: Partial<Slot> = {}): Slot => ({
  requests: 2,
  cpuMs,
  othersCpuMs: 0.1,
  perSecond: 100,
  totalMs: [1, 3],
  firstByteMs: [0.5, 0.7],
  foreignShare: 0,
  ...changes,
});
const cell = (slots: readonly Slot[], options = { keepBusy: false }) =>
  cellOf('a@1', 'router', slots, options);

test('the CPU of a cell is the median of its slots', () => {
  expect(cell([slot(1), slot(9), slot(2)]).cpuMs).toBe(2);
});

test('the quartiles of the slots show how much they differ', () => {
  expect(cell([slot(1), slot(2), slot(3), slot(4), slot(5)]).cpuQuartiles).toEqual([2, 4]);
});

test('a slot in which the machine was busy does not count, and is told', () => {
  const { cpuMs, slots, busySlots, requests } = cell([slot(1), slot(9, { foreignShare: 0.4 })]);
  expect({ cpuMs, slots, busySlots, requests }).toEqual({ cpuMs: 1, slots: 1, busySlots: 1, requests: 2 });
});

test('a slot in which others took less than the limit counts', () => {
  expect(cell([slot(1, { foreignShare: 0.15 })]).slots).toBe(1);
});

test('busy slots count where the run keeps them', () => {
  expect(cell([slot(3, { foreignShare: 0.4 })], { keepBusy: true }).cpuMs).toBe(3);
});

test('without a slot that counts a cell has no number', () => {
  expect(cell([slot(3, { foreignShare: 0.4 })]).cpuMs).toBeUndefined();
});

test('a contestant with an error has no number', () => {
  const failed = cellOf('a@1', 'router', [slot(1)], { keepBusy: false, error: 'HTTP/1.1 502' });
  expect(failed).toMatchObject({ error: 'HTTP/1.1 502' });
  expect(failed).not.toHaveProperty('cpuMs');
});

test('percentiles are over the requests of all slots, not over slots', () => {
  const { p50Ms, p99Ms, firstByteMs } = cell([slot(1, { totalMs: [1] }), slot(1, { totalMs: [2, 3, 4, 5] })]);
  expect(p50Ms).toBe(3);
  expect(p99Ms).toBeCloseTo(4.96, 10);
  expect(firstByteMs).toBeCloseTo(0.6, 10);
});
