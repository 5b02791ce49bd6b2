import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { types } from 'node:util';
import type { Deployment } from './deployment';
import { DeploymentError } from './deployment-error';
import { lockFileOf } from './lock/lock-file';
import type { LockText } from './lock/read-lock';
import { type Neighbour, neighbourIn } from './neighbours';
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
  const name = basename(file, '.ts');
  return readDeployment(defaultExportOf(file, source), source, name, neighbours, lockBeside(file));
}

/** The lock of a deployment file; `undefined`: nothing is pinned yet. */
function lockBeside(file: string): LockText | undefined {
  const lock = lockFileOf(file);
  return existsSync(lock) ? { name: basename(lock), text: readFileSync(lock, 'utf8') } : undefined;
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
