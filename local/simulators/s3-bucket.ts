import { createHash } from 'node:crypto';
import { s3Error } from './s3-error';
import type { SimulatedRequest } from './simulated-server';
import type { SimulatedResponse } from './write-response';

/** The objects of one bucket by key. The simulator adds what is put. */
export type LockedBucket = Map<string, Buffer>;

/**
 * Amazon S3 for a bucket with Object Lock and default retention, as far as `GetObject`, `ListObjectsV2` and a
 * conditional `PutObject`, for a role that may list it. Like S3 it refuses an object without a checksum, one whose
 * checksum is wrong, and one that exists where `If-None-Match` says that it must not.
 */
export function answerForBucket(bucket: LockedBucket, key: string, request: SimulatedRequest) {
  const { method, url } = request;
  if (method === 'PUT' && key) return put(bucket, key, request);
  if (method !== 'GET') return s3Error(405, 'MethodNotAllowed', 'The method is not allowed.');
  if (!key) return list(bucket, new URL(url, 'http://s3').searchParams);
  const body = bucket.get(key);
  if (!body) return s3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  return { status: 200, headers: { 'content-type': 'binary/octet-stream' }, pieces: [body] };
}

function put(bucket: LockedBucket, key: string, { headers, bytes }: SimulatedRequest): SimulatedResponse {
  const checksum = headers['x-amz-checksum-sha256'];
  if (checksum === undefined && headers['content-md5'] === undefined) {
    const words =
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters';
    return s3Error(400, 'InvalidRequest', words);
  }
  if (checksum !== undefined && checksum !== createHash('sha256').update(bytes).digest('base64'))
    return s3Error(400, 'BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
  const condition = headers['if-none-match'];
  if (condition !== undefined && condition !== '*')
    return s3Error(
      501,
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
    );
  if (condition === '*' && bucket.has(key))
    return s3Error(
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
    );
  bucket.set(key, bytes);
  return { status: 200, headers: { etag: '"simulated"' }, pieces: [''] };
}

/** Keys in the order of their bytes, a thousand a page at most. */
const LARGEST_PAGE = 1000;

function list(bucket: LockedBucket, query: URLSearchParams): SimulatedResponse {
  if (query.get('list-type') !== '2')
    return s3Error(501, 'NotImplemented', 'only ListObjectsV2 is simulated');
  const [prefix, after] = [query.get('prefix') ?? '', query.get('start-after') ?? ''];
  const most = Math.min(Number(query.get('max-keys') ?? LARGEST_PAGE), LARGEST_PAGE);
  const found = [...bucket.keys()]
    .filter((key) => key.startsWith(prefix) && bytesOrder(key, after) > 0)
    .sort(bytesOrder);
  const shown = query.get('encoding-type') === 'url' ? urlEncoded : xmlEscaped;
  const contents = found
    .slice(0, most)
    .map((key) => `<Contents><Key>${shown(key)}</Key><Size>${bucket.get(key)?.length}</Size></Contents>`);
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<IsTruncated>${found.length > most}</IsTruncated>${contents.join('')}`,
    '</ListBucketResult>',
  ].join('');
  return { status: 200, headers: { 'content-type': 'application/xml' }, pieces: [xml] };
}

const bytesOrder = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** As HTML forms encode: S3 writes a space as `+`, and leaves `/` as it is. */
const urlEncoded = (key: string) => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');

const xmlEscaped = (key: string) =>
  key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
