import { type CompletedPart, UploadPartCommand } from '@aws-sdk/client-s3';
import { base64Of, type Digest } from '../../../lib/weights/checksum';
import { refuseOtherContent } from '../digest/digester';
import { forEachAtOnce } from '../pool';
import type { Progress } from '../progress';
import type { Reading } from '../select/select-weights';
import { bytesOf } from '../source/read-range';
import type { SourceFile, WeightsSource } from '../source/source';
import { openUpload, uploadsBelow } from './open-uploads';
import type { StagedBucket } from './staged-bucket';

/** Parts that are in memory at the same time. */
const AT_ONCE = 6;

/** A file whose parts are all uploaded. */
export interface UploadedFile {
  readonly id: string;
  readonly parts: readonly CompletedPart[];
}

export interface FileToUpload {
  readonly file: SourceFile;
  readonly digest: Digest;
}

interface PartToUpload extends FileToUpload {
  readonly key: string;
  readonly id: string;
  readonly number: number;
  readonly sha256: string;
}

/**
 * Uploads the parts of files that are longer than one, and completes none. Parts that an earlier run has uploaded, by
 * anyone, are not sent again. The content of each part is compared with its digest here, and by S3.
 *
 * @returns by path
 */
export async function uploadParts(
  source: WeightsSource,
  files: readonly FileToUpload[],
  {
    at,
    prefix,
    partBytes,
  }: { readonly at: StagedBucket; readonly prefix: string; readonly partBytes: number },
  progress: Progress,
  reading: Reading,
): Promise<ReadonlyMap<string, UploadedFile>> {
  const begun = await uploadsBelow(at, prefix);
  const uploaded = new Map<string, { id: string; parts: CompletedPart[] }>();
  const missing: PartToUpload[] = [];
  for (const { file, digest } of files) {
    const key = `${prefix}${file.path}`;
    const upload = await openUpload(at, key, begun.get(key));
    const parts: CompletedPart[] = [];
    uploaded.set(file.path, { id: upload.id, parts });
    for (const [index, sha256] of digest.parts.entries()) {
      const ETag = upload.etagOf(index + 1, sha256);
      if (ETag === undefined) missing.push({ file, digest, key, id: upload.id, number: index + 1, sha256 });
      else {
        parts[index] = { ETag, PartNumber: index + 1, ChecksumSHA256: base64Of(sha256) };
        progress.add(lengthOf(file, index, partBytes), { alreadyDone: true });
      }
    }
  }
  await forEachAtOnce(missing, AT_ONCE, async ({ file, key, id, number, sha256 }) => {
    const start = (number - 1) * partBytes;
    const end = start + lengthOf(file, number - 1, partBytes);
    const Body = await bytesOf(source, file, { start, end }, reading);
    refuseOtherContent(`part ${number} of ${file.path}`, Body, sha256);
    const ChecksumSHA256 = base64Of(sha256);
    const { ETag } = await at.s3.send(
      new UploadPartCommand({
        Bucket: at.bucket,
        Key: key,
        UploadId: id,
        PartNumber: number,
        Body,
        ChecksumSHA256,
      }),
      { abortSignal: reading.signal },
    );
    const upload = uploaded.get(file.path);
    if (upload) upload.parts[number - 1] = { ETag, PartNumber: number, ChecksumSHA256 };
    progress.add(Body.length);
  });
  return uploaded;
}

const lengthOf = ({ bytes }: SourceFile, index: number, partBytes: number) =>
  Math.min(partBytes, bytes - index * partBytes);
