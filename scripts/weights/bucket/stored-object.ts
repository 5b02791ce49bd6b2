import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { ManifestFile } from '../../../lib/weights/manifest';
import { unlessAbsent } from '../../account/unless-absent';
import { StagingError } from '../staging-error';
import type { StagedBucket } from './staged-bucket';

/** What S3 says about an object, without its content. */
export interface StoredObject {
  readonly bytes: number;
  /** Its stored SHA-256; `undefined` if it was uploaded without one. */
  readonly checksum: string | undefined;
}

export async function storedObject(
  { s3, bucket }: StagedBucket,
  key: string,
): Promise<StoredObject | undefined> {
  const head = s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
  const found = await unlessAbsent(head, 'NotFound', 'NoSuchKey');
  return found && { bytes: found.ContentLength ?? 0, checksum: found.ChecksumSHA256 };
}

/** How an object differs from what the manifest says of it, in words; `undefined`: not at all. */
export function difference(found: StoredObject | undefined, file: ManifestFile): string | undefined {
  if (found === undefined) return 'it is not there';
  if (found.bytes !== file.bytes) return `it has ${found.bytes} bytes where the manifest says ${file.bytes}`;
  if (found.checksum === undefined) return 'it was uploaded without a SHA-256 checksum';
  if (found.checksum !== file.checksum && found.checksum !== withoutCount(file.checksum))
    return `its checksum is ${found.checksum} where the manifest says ${file.checksum}`;
  return undefined;
}

/** Whether each answer of S3 says how many parts a checksum is of is not documented; assumed that some do not. */
const withoutCount = (checksum: string) => checksum.replace(/-\d+$/, '');

/** Whether a file is staged already. @throws StagingError if another object has its name: it is never overwritten */
export async function isStaged(at: StagedBucket, prefix: string, file: ManifestFile): Promise<boolean> {
  const found = await storedObject(at, `${prefix}${file.path}`);
  if (found === undefined) return false;
  const differs = difference(found, file);
  if (differs === undefined) return true;
  throw new StagingError(
    'conflict',
    `s3://${at.bucket}/${prefix}${file.path} is another object than the one to stage: ${differs}. It was not overwritten.`,
    'Find out who wrote it, in the access logs of the bucket. A publisher deletes it, with all its versions; then run the command again.',
  );
}
