import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** Where runs keep their folders. */
const RUN_FOLDERS = path.join('cdk.out', 'runs');

/**
 * Makes the folder of this run. No other run writes into it or reads from it, so two runs at once never mix their
 * templates. Whoever asks for it removes it at the end. What a killed run left behind, the next run removes.
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

/** Deployment, machine, process, and six characters that tell two folders of one process apart. */
const NAME = /^[a-z0-9-]+_(.+)_(\d+)_\w{6}$/;

/** Whether the folder's process has ended. Of a process on another machine, that cannot be known. */
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
    // Two runs may begin at once and remove the same folder; what both leave, the next one removes.
  }
}
