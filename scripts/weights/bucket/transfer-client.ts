import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** How long one part may take: 64 MiB at 1 Mbit/s. */
const PART_MS = 10 * 60_000;

/** A client for large objects: it waits longer than that of other commands, and tries a call more often. */
export const transferClient = (region: string, options: S3ClientConfig = {}): S3Client =>
  new S3Client({
    region,
    maxAttempts: 6,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: PART_MS, throwOnRequestTimeout: true },
    ...options,
  });
