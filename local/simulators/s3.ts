import type { SimulatedService } from './simulated-server';
import type { SimulatedResponse } from './write-response';

/** Objects by `<bucket>/<key>`. */
export type S3Objects = ReadonlyMap<string, Buffer | string>;

/**
 * Amazon S3, as far as `GetObject` by path, for a role that may not list the bucket: to such a role S3 does not say
 * that an object is missing, it denies access.
 */
export function s3Service(objects: S3Objects): SimulatedService {
  return {
    modelOf: () => '',
    error: (status, code) =>
      s3Error(status, code ?? (status >= 500 ? 'InternalError' : 'SlowDown'), 'simulated fault'),
    answer({ method, url, headers }) {
      if (!headers['x-amz-content-sha256']) {
        const words = 'Missing required header for this request: x-amz-content-sha256';
        return s3Error(400, 'InvalidRequest', words);
      }
      if (method !== 'GET') return s3Error(405, 'MethodNotAllowed', 'The method is not allowed.');
      const [path = ''] = url.split('?');
      const body = objects.get(decodeURIComponent(path.slice(1)));
      if (body === undefined) return s3Error(403, 'AccessDenied', 'Access Denied');
      return { status: 200, headers: { 'content-type': 'binary/octet-stream' }, pieces: [body] };
    },
  };
}

/** S3 answers errors in XML. */
export function s3Error(status: number, code: string, message: string): SimulatedResponse {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, pieces: [xml] };
}
