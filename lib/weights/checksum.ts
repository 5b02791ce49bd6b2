import { createHash } from 'node:crypto';

/** What a file contains, and in which parts it is uploaded. */
export interface Digest {
  /** Of the whole file, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** Of each part in order, hex. A file that is not longer than a part has one. */
  readonly parts: readonly string[];
}

/**
 * The checksum that S3 stores for an object: of one request the SHA-256 of its bytes, of a multipart upload the SHA-256
 * of the SHA-256s of its parts, and how many they are. Base64 (S3 API reference, "HeadObject": x-amz-checksum-sha256; the
 * form with `-<parts>` as observed, docs/decisions/0035). It depends on the length of the parts, so every upload of a file
 * must use the same.
 */
export function storedChecksum({ sha256, parts }: Digest): string {
  if (parts.length <= 1) return base64Of(sha256);
  const composite = createHash('sha256');
  for (const part of parts) composite.update(Buffer.from(part, 'hex'));
  return `${composite.digest('base64')}-${parts.length}`;
}

/** A digest in hex as S3 writes it. */
export const base64Of = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
