/**
 * AWS's answers to a call that a policy does not allow. S3 answers a HEAD request without a code, and `MethodNotAllowed` where
 * the bucket has a policy of another account; SNS answers with a code of its own.
 */
const REFUSED = [
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
  'Forbidden',
  'MethodNotAllowed',
  '403',
];

/** Whether AWS refused a call because a policy does not allow it. */
export const isRefused = (error: unknown): boolean =>
  REFUSED.includes((error as Error | undefined)?.name ?? '');
