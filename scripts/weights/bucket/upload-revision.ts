import type { Digest } from '../../../lib/weights/checksum';
import type { Manifest } from '../../../lib/weights/manifest';
import { refuseOtherContent } from '../digest/digester';
import { type OnProgress, Progress } from '../progress';
import type { Reading } from '../select/select-weights';
import { bytesOf } from '../source/read-range';
import type { SourceFile, WeightsSource } from '../source/source';
import { StagingError } from '../staging-error';
import { completeUpload, putFile, putManifest } from './complete-file';
import { notTheRevision, objectProblems } from './object-problems';
import type { StagedBucket } from './staged-bucket';
import { isStaged } from './stored-object';
import { type FileToUpload, uploadParts } from './upload-parts';

/** A revision whose content is known, and where it goes. */
export interface Revision {
  readonly at: StagedBucket;
  readonly prefix: string;
  readonly source: WeightsSource;
  readonly files: readonly SourceFile[];
  readonly digests: ReadonlyMap<string, Digest>;
  readonly manifest: Manifest;
}

/**
 * Uploads what is missing below a prefix. No file becomes an object before the parts of all are there, and the manifest is
 * written when every object has been compared with it.
 *
 * @returns how many files it has written
 */
export async function uploadRevision(
  { at, prefix, source, files, digests, manifest }: Revision,
  reading: Reading & { readonly onProgress?: OnProgress },
): Promise<number> {
  const progress = new Progress('upload', { bytes: sumOf(files), files: files.length }, reading.onProgress);
  const missing = new Map<string, FileToUpload>();
  for (const file of manifest.files) {
    const [found, digest] = [files.find(({ path }) => path === file.path), digests.get(file.path)];
    if (await isStaged(at, prefix, file)) {
      progress.add(file.bytes, { alreadyDone: true });
      progress.endFile();
    } else if (found && digest) missing.set(file.path, { file: found, digest });
  }
  const long = [...missing.values()].filter(({ digest }) => digest.parts.length > 1);
  const place = { at, prefix, partBytes: manifest.partBytes };
  const uploads = await uploadParts(source, long, place, progress, reading);

  for (const file of manifest.files) {
    const [toWrite, parts] = [missing.get(file.path), uploads.get(file.path)];
    if (toWrite === undefined) continue;
    reading.signal?.throwIfAborted();
    if (parts) await completeUpload(at, prefix, file, parts);
    else {
      const body = await bytesOf(source, toWrite.file, { start: 0, end: file.bytes }, reading);
      refuseOtherContent(file.path, body, file.sha256);
      await putFile(at, prefix, file, body);
      progress.add(file.bytes);
    }
    progress.endFile();
  }
  const problems = await objectProblems(at, prefix, manifest);
  if (problems.length > 0) throw await notWhole(at, prefix, problems);
  await putManifest(at, prefix, manifest);
  return missing.size;
}

const sumOf = (files: readonly SourceFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

const notWhole = async ({ s3, bucket }: StagedBucket, prefix: string, problems: readonly string[]) =>
  new StagingError(
    'conflict',
    notTheRevision(`s3://${bucket}/${prefix}`, problems),
    `A publisher removes what is wrong, with all its versions; then run the command again: aws s3api list-object-versions --region ${await s3.config.region()} --bucket ${bucket} --prefix ${prefix}`,
  );
