/** AWS's answers to a call that a policy does not allow; S3 answers a HEAD request without a code, SNS with its own. */
const REFUSED = [
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
  'Forbidden',
  '403',
];

/** Whether AWS refused a call because a policy does not allow it. */
export const isRefused = (error: unknown): boolean =>
  REFUSED.includes((error as Error | undefined)?.name ?? '');
