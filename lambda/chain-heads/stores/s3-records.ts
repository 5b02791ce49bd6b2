import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsError } from '../../aws/aws-json';
import type { AwsPlace } from '../../aws/endpoints';
import { type HttpsRequest, wholeAnswer } from '../../aws/https-call';
import { percentEncoded } from '../../aws/percent-encoding';
import { s3ErrorCode } from '../../aws/s3-error';
import { createSignedCall } from '../../aws/signed-call';
import { ReadRefusal, type RecordStore } from '../record-store';
import { LARGEST_STATEMENT_BYTES } from '../schema/chain-heads';

/** The bucket of the records in S3. Uses path-style addresses, as lambda/aws/s3-object.ts. */
export function createS3Records(place: AwsPlace, bucket: string): RecordStore {
  const call = createSignedCall('s3', place);

  /** One request, and up to two more if S3 does not answer or asks to try again. */
  async function send(request: HttpsRequest, largest: number) {
    for (let attempt = 1; ; attempt++) {
      try {
        const limit = (status: number) => (status === 200 ? largest : LARGEST_ERROR_BYTES);
        const { status, body } = await wholeAnswer(call(request), limit, ATTEMPT_MS);
        const code = status === 200 ? '' : s3ErrorCode(body);
        if (!mayPass(status, code)) return { status, body };
        throw new AwsError(code, status, `S3 answered ${status}`);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await wait(attempt * PAUSE_MS);
      }
    }
  }

  const get = (path: string, largest: number) =>
    send({ method: 'GET', path, headers: {}, body: Buffer.alloc(0) }, largest);

  async function read(key: string, largestBytes: number): Promise<Buffer> {
    const { status, body } = await get(pathOf(bucket, key), largestBytes);
    if (status === 200 && body) return body;
    throw status === 200
      ? new ReadRefusal('too-large', 'EntityTooLarge')
      : new ReadRefusal('refused', s3ErrorCode(body));
  }

  return {
    async *list(prefix, after) {
      for (let last = after, more = true; more; ) {
        const query = queryOf({
          'encoding-type': 'url',
          'list-type': '2',
          prefix,
          ...(last && { 'start-after': last }),
        });
        const { status, body } = await get(`/${bucket}?${query}`, LARGEST_PAGE_BYTES);
        if (status !== 200 || !body) throw refusal('ListObjectsV2', status, body);
        const page = readPage(body.toString());
        if (page.keys.length > 0) yield page.keys;
        last = page.keys.at(-1) ?? last;
        more = page.isTruncated && page.keys.length > 0;
      }
    },

    read,

    async create(key, content) {
      const { status, body } = await send(
        {
          method: 'PUT',
          path: pathOf(bucket, key),
          headers: {
            'content-type': 'application/jose',
            'if-none-match': '*',
            // A bucket with Object Lock refuses an object without a checksum.
            'x-amz-checksum-sha256': createHash('sha256').update(content).digest('base64'),
          },
          body: content,
        },
        LARGEST_PAGE_BYTES,
      );
      if (status === 200) return true;
      if (status !== 412) throw refusal('PutObject', status, body);
      // An attempt whose answer was lost may have stored it.
      return content.equals(await read(key, LARGEST_STATEMENT_BYTES));
    },
  };
}

/** Whether the answer is about the moment, and not about the object. S3 passes the errors of KMS on, with status 400. */
const mayPass = (status: number, code: string) =>
  status >= 500 || [408, 409, 429].includes(status) || PASSING.has(code.replace(/^KMS\./, ''));

/**
 * Errors with a status below 500 that may pass: a limit of calls, a slow request, credentials or a clock that change.
 * Amazon S3 API reference, "Error responses", and AWS KMS API reference, "Common errors", 2026-11.
 */
const PASSING: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'SlowDown',
  'RequestTimeout',
  'RequestTimeTooSkewed',
  'RequestExpired',
  'ExpiredToken',
  'ExpiredTokenException',
  'TokenRefreshRequired',
  'DependencyTimeoutException',
  'KMSInternalException',
  'InternalError',
  'ServiceUnavailable',
]);

const refusal = (operation: string, status: number, body: Buffer | undefined) =>
  new AwsError(s3ErrorCode(body), status, `${operation} answered ${status}`);

const pathOf = (bucket: string, key: string) => `/${bucket}/${key.split('/').map(percentEncoded).join('/')}`;

const queryOf = (parameters: Readonly<Record<string, string>>) =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${percentEncoded(value)}`)
    .join('&');

/** One page of a listing whose keys are URL-encoded, so that no key has a meaning in XML. */
function readPage(xml: string): { readonly keys: readonly string[]; readonly isTruncated: boolean } {
  if (!xml.includes('<ListBucketResult')) throw new Error('S3 answered a listing with another document');
  const keys = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) =>
    decodeURIComponent(key.replaceAll('+', ' ')),
  );
  return { keys, isTruncated: xml.includes('<IsTruncated>true</IsTruncated>') };
}

const ATTEMPTS = 3;
/** A VPC endpoint carries an object of the largest size in less. */
const ATTEMPT_MS = 15_000;
const PAUSE_MS = 200;
const LARGEST_ERROR_BYTES = 64 * 1024;
const LARGEST_PAGE_BYTES = 4 * 1024 * 1024;
