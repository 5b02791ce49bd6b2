import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CommandError } from '../command-line/command-error';

/**
 * Makes a folder and its missing parents, one at a time. Node.js's own recursive option never returns where a parent,
 * such as `/proc`, accepts no folders.
 *
 * @throws CommandError
 */
export function makeFolder(folder: string): void {
  const { existing, missing } = pathTo(resolve(folder));
  try {
    if (!statSync(existing).isDirectory()) throw new Error(`${existing} is not a folder`);
    accessSync(existing, constants.W_OK);
    for (const one of missing) mkdirSync(one);
  } catch (error) {
    throw new CommandError(`${folder} cannot be made or written to: ${(error as Error).message}.`);
  }
}

/** The nearest parent that exists, and the folders that are missing below it, outermost first. */
function pathTo(folder: string): { readonly existing: string; readonly missing: readonly string[] } {
  if (existsSync(folder)) return { existing: folder, missing: [] };
  const { existing, missing } = pathTo(dirname(folder));
  return { existing, missing: [...missing, folder] };
}
