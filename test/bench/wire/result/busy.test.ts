import { type CpuReading, foreignShare, machineMsOf, processMsOf } from '../../../../bench/wire/result/busy';

const reading = (atMs: number, machineMs: number, ownMs: number): CpuReading => ({ atMs, machineMs, ownMs });

test.each([
  ['nothing else runs', reading(1000, 900, 900), 0],
  ['another process takes half a processor', reading(1000, 1400, 900), 0.5],
  ['others take both processors', reading(1000, 2000, 0), 2],
  ['the clocks disagree by a step', reading(1000, 890, 900), 0],
  ['no time has passed', reading(0, 10, 0), 0],
])('where %s, that is what others took', (_, after, share) => {
  expect(foreignShare(reading(0, 0, 0), after)).toBeCloseTo(share, 10);
});

test('only the time between the readings counts', () => {
  expect(foreignShare(reading(500, 700, 300), reading(1500, 1200, 600))).toBeCloseTo(0.2, 10);
});

test('the machine is busy with user, nice and system time and with stolen time, and not with waiting or interrupts', () => {
  //                 user nice system idle iowait irq softirq steal guest
  const stat = 'cpu  1000 200 30 99999 88888 77777 66666 4 55555 0\ncpu0 1 1 1 1\n';
  expect(machineMsOf(stat, 10)).toBe(12_340);
});

test('a machine without /proc/stat is never busy', () => {
  expect(machineMsOf('', 10)).toBe(0);
});

test('the time of a process is its user and system time, whatever its name', () => {
  const stat = '42 (node (a) b) S 1 42 42 0 -1 4194304 9 8 7 6 120 30 1 1 20 0 11 0 500';
  expect(processMsOf(stat, 10)).toBe(1500);
});

test('a process that has ended took nothing more', () => {
  expect(processMsOf('', 10)).toBe(0);
});
