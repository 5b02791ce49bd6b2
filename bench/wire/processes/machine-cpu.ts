import { readFileSync } from 'node:fs';
import { type CpuReading, foreignShare, machineMsOf, processMsOf } from '../result/busy';
import type { Child } from './child';

/** Linux counts processor time in hundredths of a second, whatever its own clock (USER_HZ, proc(5)). */
const MS_PER_TICK = 10;

/** Whether this machine tells how busy it is. */
export function tellsLoad(): boolean {
  return readOf('/proc/stat') !== '';
}

/** Runs something, and says how much of one processor others took meanwhile; 0 where the machine does not tell. */
export async function watched<T>(
  own: readonly Child[],
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly foreignShare: number }> {
  const before = reading(own);
  const result = await run();
  return { result, foreignShare: foreignShare(before, reading(own)) };
}

function reading(own: readonly Child[]): CpuReading {
  const pids = [process.pid, ...own.map(({ pid }) => pid)];
  const ownMs = pids.map((pid) => processMsOf(readOf(`/proc/${pid}/stat`), MS_PER_TICK));
  return {
    atMs: performance.now(),
    machineMs: machineMsOf(readOf('/proc/stat'), MS_PER_TICK),
    ownMs: ownMs.reduce((sum, ms) => sum + ms, 0),
  };
}

function readOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
