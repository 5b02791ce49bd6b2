import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Digest } from '../../../lib/weights/checksum';
import {
  MANIFEST_FILE,
  manifestHash,
  manifestOf,
  manifestText,
  PART_BYTES,
  stagedPrefix,
} from '../../../lib/weights/manifest';
import { Progress } from '../progress';
import { type ReadRequest, refuseUnpinned, selectionOf, totalOf } from '../read-weights';
import type { SourceFile } from '../source/source';
import { StagingError } from '../staging-error';
import { asDiskProblem } from './disk-problem';
import { lengthThere, writeFileFrom } from './write-file';

export interface WriteRequest extends ReadRequest {
  readonly model: string;
  /** Where the weights go: `<folder>/<model>/sha256-<hash>/`, as in the bucket. */
  readonly folder: string;
}

export interface Written {
  readonly manifest: string;
  readonly folder: string;
  readonly bytes: number;
  readonly files: number;
}

/**
 * Writes the files and the manifest of one revision into a folder, for an account without a way to the source. A file that
 * was cut off is continued. The folder gets its name when all of it is there.
 *
 * @throws StagingError
 */
export async function writeWeights(request: WriteRequest): Promise<Written> {
  const { folder, model, weights, partBytes = PART_BYTES, onProgress } = request;
  const { source, selection } = await selectionOf(request);
  const { files } = selection;
  const partial = join(folder, model, `.partial-${idOf(weights)}`);
  try {
    await mkdir(partial, { recursive: true });
    await refuseFullDisk(partial, files);
    const progress = new Progress('write', totalOf(files), onProgress);
    const digests = new Map<string, Digest>();
    for (const file of files) {
      await mkdir(dirname(join(partial, file.path)), { recursive: true });
      digests.set(file.path, await writeFileFrom(source, file, partial, partBytes, progress, request));
      progress.endFile();
    }
    const manifest = manifestOf(weights, partBytes, digests);
    const hash = manifestHash(manifest);
    refuseUnpinned(source, request.pinned, hash);
    await removeOthers(partial, digests);
    await writeFile(join(partial, MANIFEST_FILE), manifestText(manifest));
    const place = join(folder, stagedPrefix(model, hash));
    await rm(place, { recursive: true, force: true });
    await rename(partial, place);
    return { manifest: hash, folder: place, ...totalOf(files) };
  } catch (error) {
    throw asDiskProblem(error, folder);
  }
}

/** Names a folder that is not finished, the same in each run for the same weights. */
const idOf = ({ source, revision }: ReadRequest['weights']) =>
  createHash('sha256').update(`${source}@${revision}`).digest('hex').slice(0, 12);

/** Says at once, and not after an hour, that the disk is too small. */
async function refuseFullDisk(partial: string, files: readonly SourceFile[]): Promise<void> {
  const there = await Promise.all(files.map(({ path }) => lengthThere(join(partial, path))));
  const needed = totalOf(files).bytes - there.reduce((sum, bytes) => sum + bytes, 0);
  const { bavail, bsize } = await statfs(partial);
  if (needed <= bavail * bsize) return;
  throw new StagingError(
    'disk-full',
    `${partial} has room for ${bavail * bsize} bytes, and ${needed} more are needed.`,
    'Name a folder of a larger disk with --to. What was written there before is not lost: move the folder, and run the command again.',
  );
}

/** Files of an earlier choice are not part of the manifest. */
async function removeOthers(partial: string, digests: ReadonlyMap<string, Digest>): Promise<void> {
  for (const entry of await readdir(partial, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(partial.length + 1);
    if (!entry.isDirectory() && !digests.has(path)) await rm(join(partial, path));
  }
}
