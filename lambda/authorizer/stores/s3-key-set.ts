import type { ReadS3Object, S3Object } from '../../aws/s3-object';
import { readKeySet } from '../tokens/key-set';
import type { ReadKeySet } from '../tokens/key-set-cache';

/** The issuer's keys in the account's bucket, where `npm run keys -- <deployment> jwks` puts them. */
export function createS3KeySet(read: ReadS3Object, object: S3Object): ReadKeySet {
  return async () => readKeySet(JSON.parse((await read(object)).toString('utf8')));
}
