import { createHash } from 'node:crypto';
import { CompleteMultipartUploadCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { MANIFEST_FILE, type Manifest, type ManifestFile, manifestText } from '../../../lib/weights/manifest';
import { StagingError } from '../staging-error';
import type { StagedBucket } from './staged-bucket';
import { isStaged } from './stored-object';
import type { UploadedFile } from './upload-parts';

/** Write once: S3 refuses a key that exists. */
const ONCE = { IfNoneMatch: '*' } as const;

/**
 * S3's answers where another run was faster: the object is there, another operation on it was at the same time, or its upload
 * has been completed or aborted (S3 API reference, "PutObject" and "CompleteMultipartUpload": IfNoneMatch, NoSuchUpload).
 */
const FASTER = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchUpload'];

/** Makes an object of the parts of an upload. */
export const completeUpload = (
  at: StagedBucket,
  prefix: string,
  file: ManifestFile,
  { id, parts }: UploadedFile,
): Promise<void> =>
  once(
    at,
    prefix,
    file,
    () =>
      at.s3.send(
        new CompleteMultipartUploadCommand({
          Bucket: at.bucket,
          Key: `${prefix}${file.path}`,
          UploadId: id,
          MultipartUpload: { Parts: [...parts] },
          ChecksumType: 'COMPOSITE',
          ...ONCE,
        }),
      ),
    // After ConditionalRequestConflict, the API reference demands a new upload. It does not say whether the old one is gone.
    (region) =>
      ` If it says this again, remove the upload: aws s3api abort-multipart-upload --bucket ${at.bucket} --key ${prefix}${file.path} --upload-id ${id} --region ${region}`,
  );

/** Writes a file that is one part. */
export const putFile = (at: StagedBucket, prefix: string, file: ManifestFile, Body: Buffer): Promise<void> =>
  once(at, prefix, file, () =>
    at.s3.send(
      new PutObjectCommand({
        Bucket: at.bucket,
        Key: `${prefix}${file.path}`,
        Body,
        ChecksumAlgorithm: 'SHA256',
        ChecksumSHA256: file.checksum,
        ...ONCE,
      }),
    ),
  );

/** Writes the manifest, by which a reader sees that everything else below the prefix is there. */
export function putManifest(at: StagedBucket, prefix: string, manifest: Manifest): Promise<void> {
  const Body = Buffer.from(manifestText(manifest));
  const digest = createHash('sha256').update(Body);
  const file = {
    path: MANIFEST_FILE,
    bytes: Body.length,
    sha256: digest.copy().digest('hex'),
    checksum: digest.digest('base64'),
  };
  return putFile(at, prefix, file, Body);
}

async function once(
  at: StagedBucket,
  prefix: string,
  file: ManifestFile,
  write: () => Promise<unknown>,
  ifAgain: (region: string) => string = () => '',
): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { name } = error as Error;
    if (!FASTER.includes(name)) throw error;
    if (await isStaged(at, prefix, file)) return;
    throw new StagingError(
      'conflict',
      `Another run writes s3://${at.bucket}/${prefix}${file.path} at the same time (${name}).`,
      `Wait until it has ended, and run the command again: what it has staged is not staged again.${ifAgain(await at.s3.config.region())}`,
    );
  }
}
