import type { z } from 'zod';
import { pathText, valueAt } from '../path';
import type { Problem } from '../problem';
import { type LockFile, lockSchema } from './lock-file';

/** The text of a lock file, and its name in an error. */
export interface LockText {
  readonly name: string;
  readonly text: string;
  /** The deployment as a command names it, for the command that renews a pin. */
  readonly deployment: string;
  /** What becomes of pins of what the deployment file no longer names. @default refused */
  readonly stale?: 'refused' | 'left out';
}

/** What a text is as a lock: it, or every problem of it. */
export interface ReadLock {
  readonly lock?: LockFile;
  readonly problems: readonly Problem[];
}

/** Reads a lock. Pure. */
export function readLock({ name, text }: Pick<LockText, 'name' | 'text'>): ReadLock {
  const data = parsed(text);
  if (data === undefined) {
    return {
      problems: [
        { path: name, got: text.slice(0, 40), allowed: 'the JSON that a deploy writes', fix: RESTORE },
      ],
    };
  }
  const read = lockSchema.safeParse(data);
  return read.success
    ? { lock: read.data, problems: [] }
    : { problems: read.error.issues.flatMap((issue) => problemsOf(issue, data, name)) };
}

/** A path of a lock in an error. */
export const lockPath = (name: string, path: readonly PropertyKey[]): string =>
  path.length === 0 ? name : `${name}: ${pathText(path)}`;

const RESTORE = 'restore the committed file; or remove it, and the next deploy pins everything again';

function problemsOf(issue: z.core.$ZodIssue, data: unknown, name: string): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: lockPath(name, [...issue.path, key]),
      got: valueAt(data, [...issue.path, key]),
      allowed: 'no such key',
      fix: 'remove it; or, if a newer release of the blueprint wrote it, use that release',
    }));
  }
  return [
    {
      path: lockPath(name, issue.path),
      got: valueAt(data, issue.path),
      allowed: issue.message,
      fix: RESTORE,
    },
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
