import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AuditError } from './audit-error';
import type { StoredObject } from './stored-object';

/** Every file below a folder, or the one file. Names that begin with a dot are not records' and are left out. */
export async function* readFolder(path: string): AsyncGenerator<StoredObject> {
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    throw new AuditError(
      `${path} is no file and no folder here. Give a folder, a file or s3://bucket/prefix.`,
    );
  }
  if (found.isFile()) {
    yield { name: path, bytes: await readFile(path) };
    return;
  }
  for (const below of (await readdir(path, { recursive: true })).sort()) {
    const name = join(path, below);
    if (basename(name).startsWith('.') || !(await stat(name)).isFile()) continue;
    yield { name, bytes: await readFile(name) };
  }
}
