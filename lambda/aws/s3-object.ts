import { AwsError } from './aws-json';
import type { AwsPlace } from './endpoints';
import { readBody } from './https-call';
import { createSignedCall } from './signed-call';

/** Which object. Names that need no percent-encoding only: letters, digits and `-._/`. */
export interface S3Object {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Resolves with an object's bytes, at most a megabyte. Rejects with {@link AwsError} when S3 answered with an
 * error (`AccessDenied`, also for a missing object where the role may not list the bucket), with the system's error when it did not answer.
 */
export type ReadS3Object = (object: S3Object, signal?: AbortSignal) => Promise<Buffer>;

/** Reads of small objects from buckets of this region, addressed by path so that one connection serves them all. */
export function createS3Read(place: AwsPlace): ReadS3Object {
  const call = createSignedCall('s3', place);
  return async ({ bucket, key }, signal = AbortSignal.timeout(5000)) => {
    const path = `/${bucket}/${key}`;
    if (!/^\/[\w.-]+(\/[\w.-]+)+$/.test(path)) throw new Error('a bucket or key that would need encoding');
    const answer = await call({ method: 'GET', path, headers: {}, body: Buffer.alloc(0), signal });
    const body = await readBody(answer, LARGEST_OBJECT_BYTES);
    if (answer.status === 200 && body) return body;
    const code = answer.status === 200 ? 'EntityTooLarge' : errorCode(body);
    throw new AwsError(code, answer.status, `GetObject answered ${answer.status} ${code}`);
  };
}

/** S3 names its errors in XML. */
function errorCode(body: Buffer | undefined): string {
  return /<Code>(\w+)<\/Code>/.exec(body?.toString() ?? '')?.[1] ?? 'UnknownError';
}

const LARGEST_OBJECT_BYTES = 1024 * 1024;
