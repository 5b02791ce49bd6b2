import { AwsError } from '../../../lambda/aws/aws-json';
import { isTransient, TRANSIENT_CODES } from '../../../lambda/aws/transient-error';

/** Written here again, so that a name that is taken out of the list is missed. */
const CODES = [
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

const transient = (code: string, status: number) => isTransient(new AwsError(code, status, 'x'));

test.each(CODES)('%s says nothing about the object, with a status of 400 and with 403', (code) => {
  expect([transient(code, 400), transient(code, 403)]).toEqual([true, true]);
});

test('no other name does', () => {
  expect(TRANSIENT_CODES).toEqual(CODES);
});

test.each([408, 425, 429, 500, 503, 599])('an answer of %i says nothing about the object', (status) => {
  expect(transient('UnknownError', status)).toBe(true);
});

test('a throttle that S3 passes on from KMS says nothing about the object', () => {
  expect(transient('KMS.ThrottlingException', 400)).toBe(true);
});

test.each([
  ['AccessDenied', 403],
  ['EntityTooLarge', 200],
  ['InvalidObjectState', 403],
  ['KMS.DisabledException', 400],
  ['KMS.NotFoundException', 400],
  ['NoSuchBucket', 404],
  ['NoSuchKey', 404],
  ['UnknownError', 400],
  ['UnknownError', 499],
])('%s with a status of %i is an answer about the object', (code, status) => {
  expect(transient(code, status)).toBe(false);
});
