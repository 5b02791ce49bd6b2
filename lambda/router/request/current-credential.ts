import { ApiError } from '../contract/api-error';
import type { RouterRequest } from '../contract/http';

/**
 * Refuses a request whose credential has expired since the authorizer accepted it. API Gateway caches that result, and
 * the router gets every request. A time that is no number counts as past.
 */
export function requireCurrentCredential({ bearer }: Pick<RouterRequest, 'bearer'>, now: Date): void {
  const expiresAt = bearer?.expiresAt;
  if (expiresAt === undefined || expiresAt > now.getTime()) return;
  throw new ApiError(
    'invalid_credential',
    'The credential has expired. Send one that is current.',
    'Authorization',
  );
}
