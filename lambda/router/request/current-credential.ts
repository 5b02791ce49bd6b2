import { ApiError } from '../contract/api-error';
import type { RouterRequest } from '../contract/http';
import { credentialHeader } from './one-credential';

/**
 * Refuses a request whose credential has expired since the authorizer accepted it: the body may take its time. A time
 * that is no number counts as past.
 */
export function requireCurrentCredential(
  { bearer, headers }: Pick<RouterRequest, 'bearer' | 'headers'>,
  now: Date,
): void {
  const expiresAt = bearer?.expiresAt;
  if (expiresAt === undefined || expiresAt > now.getTime()) return;
  throw new ApiError(
    'invalid_credential',
    'The credential has expired. Send one that is current.',
    credentialHeader(headers),
  );
}
