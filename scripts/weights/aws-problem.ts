import { isRefused } from '../account/is-refused';
import { noAnswer } from '../account/no-answer';
import { noCredentials } from '../account/no-credentials';
import { StagingError } from './staging-error';

/**
 * Answers to too many requests: those of S3 ("Error responses", S3 API reference), and what AWS's SDK takes for one
 * (`THROTTLING_ERROR_CODES` of @smithy/core 3.41) of those that KMS and proxies answer.
 */
const THROTTLED = [
  'SlowDown',
  'ServiceUnavailable',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'ThrottlingException',
];

/** Answers that a later try may not get. */
const PASSING = ['InternalError', 'RequestTimeout', 'TimeoutError', 'OperationAborted'];

const ABSENT = ['NoSuchBucket', 'NoSuchKey', 'NotFound'];

/** A failure of a call to AWS, by what the reader does about it; anything else as it is. @param what such as `list s3://…` */
export function awsProblem(error: unknown, what: string): unknown {
  const { name = '', message = '' } = (error ?? {}) as Partial<Error>;
  const said = `(${name}: ${message.split('\n')[0]})`;
  if (error instanceof StagingError) return error;
  if (noCredentials(error, '') !== undefined) {
    return new StagingError(
      'credentials',
      `AWS does not accept the credentials in use, so it was not possible to ${what} ${said}.`,
      'Log in again (aws sso login), check AWS_PROFILE with aws sts get-caller-identity, and run the command again: it continues where it stopped.',
    );
  }
  if (isRefused(error)) {
    return new StagingError(
      'denied',
      `AWS denies these credentials to ${what} ${said}.`,
      'Run the command as one of publishers.models of the deployment file; they need s3:PutObject, s3:GetObject, s3:ListBucket, s3:ListBucketVersions, s3:ListBucketMultipartUploads, s3:ListMultipartUploadParts on the bucket, and kms:GenerateDataKey and kms:Decrypt on its key.',
    );
  }
  if (THROTTLED.includes(name)) {
    return new StagingError('throttled', `S3 asks for fewer requests, at: ${what} ${said}.`, CONTINUES);
  }
  if (ABSENT.includes(name)) {
    return new StagingError(
      'not-found',
      `There is nothing to ${what} ${said}.`,
      'Check the address, and the region and account of the credentials.',
    );
  }
  const silence = noAnswer(error);
  if (silence !== undefined || mayPass(error)) {
    return new StagingError(
      'unreachable',
      `It was not possible to ${what} ${said}. ${silence ?? ''}`.trim(),
      CONTINUES,
    );
  }
  return error;
}

const CONTINUES = 'Run the command again later: it continues where it stopped.';

/** Whether the same call may succeed a moment later. */
export function mayPass(error: unknown): boolean {
  const {
    name = '',
    code = '',
    $metadata,
  } = (error ?? {}) as {
    readonly name?: string;
    readonly code?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  return (
    [...THROTTLED, ...PASSING].includes(name) ||
    noAnswer(error) !== undefined ||
    ['ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code) ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
}
