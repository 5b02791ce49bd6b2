import { type ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { ImageError } from '../image-error';
import type { Credentials, Login } from './credentials';

/** A token that ends within this time is not used: a copy takes minutes. */
const MARGIN_MS = 10 * 60_000;

/**
 * The login that AWS gives its credentials for all registries of ECR in a region that they may use, also those of other
 * accounts. It is valid for twelve hours (ECR user guide, "Private registry authentication"); `expiresAt` says until when.
 * Whether it ends earlier with temporary credentials is not documented; a new one is taken where the registry refuses it.
 */
export function ecrLogin(ecr: Pick<ECRClient, 'send'>, registry: string): Credentials {
  let held: { readonly login: Login; readonly until: number } | undefined;
  return async (fresh) => {
    if (held && !fresh && held.until - MARGIN_MS > Date.now()) return held.login;
    const { authorizationData } = await ecr
      .send(new GetAuthorizationTokenCommand({}))
      .catch((error: Error) => {
        throw refused(error, registry);
      });
    const { authorizationToken = '', expiresAt } = authorizationData?.[0] ?? {};
    const [username = '', password = ''] = Buffer.from(authorizationToken, 'base64')
      .toString('utf8')
      .split(':');
    if (password === '') throw refused(new Error('an empty token'), registry);
    held = { login: { username, password }, until: expiresAt?.getTime() ?? 0 };
    return held.login;
  };
}

const refused = ({ name, message }: Error, registry: string): ImageError =>
  new ImageError(
    'login',
    `AWS gives no login for ${registry} (${name}: ${message.split('\n')[0]}).`,
    'Set AWS_PROFILE to a profile that may call ecr:GetAuthorizationToken, or sign in again: aws sso login.',
  );
