import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** The parent folder of all runs. */
const RUN_FOLDERS = path.join('cdk.out', 'runs');

/**
 * Creates the folder of this run. No other run reads it or writes into it, so two runs at once never mix their
 * templates. The caller removes it at the end. The next run removes the folder of a run that was killed.
 *
 * @returns its path, absolute
 */
export function runFolder(deployment: string, parent = RUN_FOLDERS): string {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (isStale(name)) remove(path.join(parent, name));
  }
  return mkdtempSync(path.join(path.resolve(parent), `${deployment}_${hostname()}_${process.pid}_`));
}

/** Deployment, machine, process, and six characters that distinguish two folders of one process. */
const NAME = /^[a-z0-9-]+_(.+)_(\d+)_\w{6}$/;

/** Whether the folder's process has ended. `false` for a process on another machine, whose state is unknown. */
function isStale(name: string): boolean {
  const [, machine, processId] = NAME.exec(name) ?? [];
  return machine === hostname() && !isRunning(Number(processId));
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Two runs may start at once and remove the same folder. The next run removes what both leave.
  }
}
