import type { S3Client } from '@aws-sdk/client-s3';
import { bucketSource } from './read-bucket';
import { folderSource } from './read-folder';
import type { Source } from './source';

/**
 * A folder, a file, or `s3://bucket/prefix`.
 *
 * @param s3 called only where the source is a bucket
 */
export function openSource(typed: string, s3: () => S3Client): Source {
  const bucket = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(typed);
  return bucket ? bucketSource(s3(), bucket[1] ?? '', bucket[2] ?? '') : folderSource(typed);
}
