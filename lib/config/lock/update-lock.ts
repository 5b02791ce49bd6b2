import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DeploymentError } from '../deployment-error';
import type { Problem } from '../problem';
import { type LockFile, lockSchema, PINS } from './lock-file';
import { readLock } from './read-lock';

/** What a deploy found: pins by model, which replace those of the same models. `null` removes a pin. */
export type LockChange = {
  readonly [S in (typeof PINS)[number]]?: Readonly<Record<string, LockFile[S][string] | null>>;
} & { readonly versions?: LockFile['versions'] };

/**
 * Writes what was found into a lock file, beside what others wrote since it was read: the file is read again first. It is
 * replaced as a whole, so that no reader, and no interrupted run, has half of it.
 *
 * @param file the lock file, which may not exist yet
 * @throws DeploymentError if the file is there and is no lock, or one of another deployment, or cannot be written
 */
export function updateLock(file: string, deployment: string, change: LockChange): LockFile {
  const before = existsSync(file) ? lockIn(file, deployment) : EMPTY;
  const after = lockSchema.parse({ ...changed(before, change), schema: 1, deployment });
  try {
    replace(file, lockText(after));
  } catch (error) {
    throw new DeploymentError(basename(file), [notWritten(error)]);
  }
  return after;
}

const notWritten = (error: unknown): Problem => ({
  path: '(file)',
  got: (error as NodeJS.ErrnoException).code,
  allowed: 'a file that can be written',
  fix: `free space on the disk, or let this user write in the folder, then run the command again: what is staged is found there (${(error as Error).message})`,
});

const EMPTY = { images: {}, weights: {}, machineImages: {}, versions: {} };

function lockIn(file: string, deployment: string): LockFile {
  const name = basename(file);
  const { lock, problems } = readLock({ name, text: readFileSync(file, 'utf8') });
  if (!lock) throw new DeploymentError(name, problems);
  if (lock.deployment === deployment) return lock;
  throw new DeploymentError(name, [
    {
      path: 'deployment',
      got: lock.deployment,
      allowed: JSON.stringify(deployment),
      fix: 'move the file away, if it belongs to another deployment',
    },
  ]);
}

/** A lock with a change in it. Pure. */
function changed(before: Omit<LockFile, 'schema' | 'deployment'>, change: LockChange) {
  const sections = PINS.map((section) => {
    const pins = Object.entries({ ...before[section], ...change[section] });
    return [section, Object.fromEntries(pins.filter(([, pin]) => pin !== null))];
  });
  return { ...Object.fromEntries(sections), versions: { ...before.versions, ...change.versions } };
}

/** A lock as its file has it. The same pins are the same text: a line for each value, in the order of the alphabet. */
export function lockText(lock: LockFile): string {
  const { schema, deployment, ...sections } = lock;
  return `${JSON.stringify({ schema, deployment, ...Object(sorted(sections)) }, null, 2)}\n`;
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value;

/** Writes beside the file and renames: on one file system, a rename replaces a file at once. */
function replace(file: string, text: string): void {
  const beside = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    const opened = openSync(beside, 'wx');
    try {
      writeSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
