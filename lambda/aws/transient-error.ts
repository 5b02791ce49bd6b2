import type { AwsError } from './aws-json';

/**
 * Names of errors with a status of 4xx that say nothing about the thing that was requested: the same call may succeed
 * later. Names of throttling, time-outs and clocks that differ: @smithy/core 3, submodule `retry`, its lists of error
 * codes. ExpiredTokenException, RequestExpired: AWS, "Common errors". Both read 2026-11. ExpiredToken,
 * TokenRefreshRequired and OperationAborted are S3's own names (Amazon S3 API reference, "Error responses"; from memory,
 * not read again).
 */
export const TRANSIENT_CODES: readonly string[] = [
  'BandwidthLimitExceeded',
  'ExpiredToken',
  'ExpiredTokenException',
  'LimitExceededException',
  'OperationAborted',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestTimeTooSkewed',
  'RequestTimeout',
  'RequestTimeoutException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TimeoutError',
  'TokenRefreshRequired',
  'TooManyRequestsException',
];

/** 408: the request did not arrive in time. 425, 429: too early, too many requests. */
const TRANSIENT_STATUSES: readonly number[] = [408, 425, 429];

/**
 * Whether AWS failed by itself, was busy, or refused how and when the request was sent, so that its answer says nothing
 * about the thing that was requested. S3 puts `KMS.` before some names that KMS gave.
 */
export function isTransient({ code, status }: AwsError): boolean {
  const name = code.replace(/^KMS\./, '');
  return status >= 500 || TRANSIENT_STATUSES.includes(status) || TRANSIENT_CODES.includes(name);
}
