import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { types } from 'node:util';
import type { Deployment } from './deployment';
import { DeploymentError } from './deployment-error';
import { lockFileOf } from './lock/lock-file';
import { type LockText, readLock } from './lock/read-lock';
import { type StalePin, stalePins } from './lock/stale-pins';
import { type Neighbour, neighbourIn } from './neighbours';
import { plainCopy } from './plain-data';
import { readDeployment } from './read-deployment';

/**
 * The deployment that a TypeScript file exports as its default, with what the lock file beside it pins, read
 * synchronously. Its name must be the file's name.
 *
 * @param source the name of the file in an error.
 * @param neighbours the other deployments of its folder. @default none
 * @throws DeploymentError if the file does not load, exports nothing or is not valid.
 */
export function loadDeployment(
  file: string,
  source: string,
  neighbours: readonly Neighbour[] = [],
): Deployment {
  const lock = lockBeside(file, source);
  return readDeployment(defaultExportOf(file, source), source, basename(file, '.ts'), neighbours, lock);
}

/** A deployment to pin anew: read without its stale pins. */
export interface Renewable {
  readonly deployment: Deployment;
  /** The pins that the lock still has, and that count for nothing. */
  readonly stale: readonly StalePin[];
}

/** The same without the pins of what the file no longer names, which {@link loadDeployment} refuses. @throws DeploymentError */
export function loadRenewable(
  file: string,
  source: string,
  neighbours: readonly Neighbour[] = [],
): Renewable {
  const [written, lockText] = [defaultExportOf(file, source), lockBeside(file, source)];
  const without = lockText && ({ ...lockText, stale: 'left out' } as const);
  const deployment = readDeployment(written, source, basename(file, '.ts'), neighbours, without);
  const { lock } = lockText ? readLock(lockText) : {};
  return { deployment, stale: lock ? stalePins(plainCopy(written).data, lock) : [] };
}

/** The lock of a deployment file; `undefined`: nothing is pinned yet. */
function lockBeside(file: string, source: string): LockText | undefined {
  const lock = lockFileOf(file);
  if (!existsSync(lock)) return undefined;
  return { name: basename(lock), text: readFileSync(lock, 'utf8'), deployment: source };
}

/** Another file of the folder as a neighbour; none if it does not load, which its own commands report. */
export function loadNeighbour(file: string, source: string): readonly Neighbour[] {
  try {
    return neighbourIn(defaultExportOf(file, source), source);
  } catch (error) {
    if (error instanceof DeploymentError) return [];
    throw error;
  }
}

function defaultExportOf(file: string, source: string): unknown {
  try {
    const loaded: { readonly default?: unknown } = require(file);
    return loaded.default;
  } catch (error) {
    const got = wordsOf(error).replaceAll(file, source);
    const allowed =
      'plain TypeScript data: const deployment: DeploymentInput = {…}; export default deployment;';
    throw new DeploymentError(source, [
      { path: '(the whole file)', got, allowed, fix: 'correct the file until it loads' },
    ]);
  }
}

/** The loader's message, without the heading that esbuild adds. A file can throw anything. */
function wordsOf(error: unknown): string {
  const words = types.isNativeError(error) ? messageOf(error) : error;
  if (typeof words !== 'string') return 'an error without a message';
  return words.replace(/^Transform failed with \d+ errors?:\n/, '');
}

/** The message of an error, without calling a getter. */
const messageOf = (error: Error): unknown => Object.getOwnPropertyDescriptor(error, 'message')?.value;
