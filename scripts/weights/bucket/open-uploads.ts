import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type MultipartUpload,
  type Part,
  type S3Client,
} from '@aws-sdk/client-s3';
import { base64Of } from '../../../lib/weights/checksum';
import { unlessAbsent } from '../../account/unless-absent';
import type { StagedBucket } from './staged-bucket';

/** An upload of one file that is not completed. */
export interface OpenUpload {
  readonly id: string;
  /** By part number, from 1: the entity tag of a part with this SHA-256; `undefined` if it is not there. */
  etagOf(number: number, sha256: string): string | undefined;
}

/** The first upload that was begun below a prefix, by key. An upload that computes no SHA-256 is of no use. */
export async function uploadsBelow(
  { s3, bucket }: StagedBucket,
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, MultipartUpload>();
  for (let [after, more] = [{}, true]; more; ) {
    const page = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...after }));
    for (const upload of page.Uploads ?? []) {
      const { ChecksumAlgorithm, Initiated = 0, Key = '' } = upload;
      const known = found.get(Key)?.Initiated;
      if (ChecksumAlgorithm === 'SHA256' && (known === undefined || Initiated < known))
        found.set(Key, upload);
    }
    more = page.IsTruncated === true;
    after = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
  return new Map([...found].map(([key, { UploadId = '' }]) => [key, UploadId]));
}

/** The upload of this id with the parts that it has, or a new one. */
export async function openUpload(
  { s3, bucket }: StagedBucket,
  key: string,
  begun: string | undefined,
): Promise<OpenUpload> {
  const input = { Bucket: bucket, Key: key };
  if (begun !== undefined) {
    // Another run may have completed it meanwhile.
    const parts = await unlessAbsent(partsOf(s3, { ...input, UploadId: begun }), 'NoSuchUpload');
    if (parts !== undefined) return withParts(begun, parts);
  }
  const { UploadId = '' } = await s3.send(
    new CreateMultipartUploadCommand({ ...input, ChecksumAlgorithm: 'SHA256', ChecksumType: 'COMPOSITE' }),
  );
  return withParts(UploadId, []);
}

/**
 * S3 names a next part also on the last page, 0, so the SDK's own pages would never end: `IsTruncated` says what follows
 * (awslabs/aws-sdk-rust issue 1143, of 2024-05; aws/aws-sdk-go-v2 pull request 1100).
 */
async function partsOf(
  s3: S3Client,
  input: { readonly Bucket: string; readonly Key: string; readonly UploadId: string },
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (let [after, more] = [{}, true]; more; ) {
    const page = await s3.send(new ListPartsCommand({ ...input, ...after }));
    parts.push(...(page.Parts ?? []));
    more = page.IsTruncated === true;
    after = { PartNumberMarker: page.NextPartNumberMarker };
  }
  return parts;
}

function withParts(id: string, parts: readonly Part[]): OpenUpload {
  const byNumber = new Map(parts.map((part) => [part.PartNumber, part]));
  return {
    id,
    etagOf(number, sha256) {
      const part = byNumber.get(number);
      return part?.ChecksumSHA256 === base64Of(sha256) ? part.ETag : undefined;
    },
  };
}
