import { AwsError } from './aws-json';
import type { AwsPlace } from './endpoints';
import { wholeAnswer } from './https-call';
import { s3ErrorCode } from './s3-error';
import { createSignedCall } from './signed-call';

/** An object. Its names must need no percent-encoding: letters, digits and `-._/` only. */
export interface S3Object {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Resolves with an object's bytes, at most a megabyte. Rejects with {@link AwsError} if S3 returns an error, and with
 * the system's error if it does not answer. Without permission to list the bucket, a missing object gives
 * `AccessDenied`.
 */
export type ReadS3Object = (object: S3Object) => Promise<Buffer>;

/** Reads small objects from buckets of this region. Uses path-style addresses, so that one connection serves all buckets. */
export function createS3Read(place: AwsPlace): ReadS3Object {
  const call = createSignedCall('s3', place);
  return async ({ bucket, key }) => {
    const path = `/${bucket}/${key}`;
    if (!/^\/[\w.-]+(\/[\w.-]+)+$/.test(path))
      throw new Error('the bucket or key needs percent-encoding, which is not supported');
    const exchange = call({ method: 'GET', path, headers: {}, body: Buffer.alloc(0) });
    const answer = await wholeAnswer(exchange, LARGEST_OBJECT_BYTES, TIMEOUT_MS);
    const { body } = answer;
    if (answer.status === 200 && body) return body;
    const code = answer.status === 200 ? 'EntityTooLarge' : s3ErrorCode(body);
    throw new AwsError(code, answer.status, `GetObject answered ${answer.status} ${code}`);
  };
}

const TIMEOUT_MS = 5000;
const LARGEST_OBJECT_BYTES = 1024 * 1024;
