import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which processor each kind of process may use. */
export interface Processors {
  /** The contestant in hand has one of its own. */
  readonly contestant?: number;
  /** The upstream servers and the load generator. */
  readonly others?: number;
}

/** The contestants on the first processor, everything else on the second; no pinning where that is not possible. */
export function processors(): Processors {
  const canPin = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;
  return canPin && availableParallelism() > 1 ? { contestant: 0, others: 1 } : {};
}

/** The command that runs another one on one processor only. */
export function pinned(
  command: readonly [string, ...string[]],
  cpu?: number,
): readonly [string, ...string[]] {
  return cpu === undefined ? command : ['taskset', '--cpu-list', String(cpu), ...command];
}
