import { answerForBucket, type LockedBucket } from './s3-bucket';
import { s3Error } from './s3-error';
import type { SimulatedService } from './simulated-server';

/** Objects by `<bucket>/<key>`. */
export type S3Objects = ReadonlyMap<string, Buffer | string>;

/** Buckets with Object Lock that the role may list, by name. */
export type LockedBuckets = ReadonlyMap<string, LockedBucket>;

/**
 * Amazon S3 by path. Locked buckets: s3-bucket.ts. Of every other bucket the role may read objects and may not list
 * it: to such a role S3 does not say that an object is missing, it denies access.
 */
export function s3Service(objects: S3Objects, locked: LockedBuckets = new Map()): SimulatedService {
  return {
    modelOf: () => '',
    faultyReads: true,
    error: (status, code) =>
      s3Error(status, code ?? (status >= 500 ? 'InternalError' : 'SlowDown'), 'simulated fault'),
    answer(request) {
      const { method, url, headers } = request;
      if (!headers['x-amz-content-sha256']) {
        const words = 'Missing required header for this request: x-amz-content-sha256';
        return s3Error(400, 'InvalidRequest', words);
      }
      const [path = ''] = url.split('?');
      const [, name = '', key = ''] = /^\/([^/]*)\/?(.*)$/.exec(decodeURIComponent(path)) ?? [];
      const bucket = locked.get(name);
      if (bucket) return answerForBucket(bucket, key, request);
      if (method !== 'GET') return s3Error(405, 'MethodNotAllowed', 'The method is not allowed.');
      const body = objects.get(`${name}/${key}`);
      if (body === undefined) return s3Error(403, 'AccessDenied', 'Access Denied');
      return { status: 200, headers: { 'content-type': 'binary/octet-stream' }, pieces: [body] };
    },
  };
}
