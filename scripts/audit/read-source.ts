import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { CommandError } from '../command-line/command-error';
import { readBucket } from './read-bucket';
import type { StoredObject } from './stored-object';

/**
 * Every object below a source: a folder, a file, or `s3://bucket/prefix`. In the order of their names.
 *
 * @param s3 called only where the source is a bucket
 */
export function readSource(source: string, s3: () => S3Client): AsyncIterable<StoredObject> {
  const bucket = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(source);
  return bucket ? readBucket(s3(), bucket[1] ?? '', bucket[2] ?? '') : readFolder(source);
}

/** Every file below a folder, or the one file. Files whose name begins with a dot are left out. */
async function* readFolder(path: string): AsyncGenerator<StoredObject> {
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    throw new CommandError(
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
