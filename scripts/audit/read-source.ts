import type { S3Client } from '@aws-sdk/client-s3';
import { readBucket } from './read-bucket';
import { readFolder } from './read-folder';
import type { StoredObject } from './stored-object';

/**
 * Every object below a source: a folder, a file, or `s3://bucket/prefix`. In the order of their names.
 *
 * @param s3 asked for only where the source is a bucket
 */
export function readSource(source: string, s3: () => S3Client): AsyncIterable<StoredObject> {
  const bucket = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(source);
  return bucket ? readBucket(s3(), bucket[1] ?? '', bucket[2] ?? '') : readFolder(source);
}
