import type { Connection } from '../http/connection';
import { bodyOf, send } from '../http/send';
import { ImageError } from '../image-error';
import { type Challenge, readChallenge } from './challenge';
import { basic, type Credentials } from './credentials';
import { isLoopback } from './registry-host';

/** What answers a registry's challenge: the value of `Authorization`. @throws ImageError login */
export async function authorizationFor(
  wwwAuthenticate: string | undefined,
  { registry, credentials, fresh, connection, signal }: AuthorizationOptions,
): Promise<string> {
  const challenge = readChallenge(wwwAuthenticate);
  const login = await credentials(fresh);
  if (challenge?.scheme === 'bearer') {
    const url = tokenUrl(challenge, registry);
    const headers = login && { authorization: `Basic ${basic(login)}` };
    const answer = await send({ method: 'GET', url, ...(headers && { headers }) }, connection, signal);
    const token = tokenIn((await bodyOf(answer)).toString('utf8'));
    if (answer.status === 200 && token !== undefined) return `Bearer ${token}`;
    throw new ImageError(
      'login',
      `${url.host} gives no token for ${registry} (${answer.status})${login ? ` to user ${login.username}` : ' without a login'}.`,
      loginStep(registry),
    );
  }
  if (challenge?.scheme === 'basic' && login) return `Basic ${basic(login)}`;
  throw new ImageError(
    'login',
    challenge
      ? `${registry} takes no anonymous request, and no login for it was found.`
      : `${registry} refuses the request and asks for no login that this command knows ("${wwwAuthenticate ?? 'none'}").`,
    loginStep(registry),
  );
}

export interface AuthorizationOptions {
  readonly registry: string;
  readonly credentials: Credentials;
  readonly fresh: boolean;
  readonly connection: Connection;
  readonly signal?: AbortSignal;
}

/** What to do where a registry does not take the login. */
export const loginStep = (registry: string): string =>
  `Log in with "docker login ${registry}" or "skopeo login ${registry}", so that ~/.docker/config.json or containers/auth.json has an entry "auths" of it; for a registry of ECR, set AWS_PROFILE to a profile that may read it.`;

/** Where the token is. A login is sent there, so it must be as safe as the registry itself. */
function tokenUrl({ parameters }: Challenge, registry: string): URL {
  const { realm = '', service, scope } = parameters;
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && bothHere(url, registry));
  if (!url || !isSafe) {
    throw new ImageError(
      'login',
      `${registry} names "${realm}" as the place of its tokens, which is no https address.`,
      'No login was sent. Ask who runs the registry.',
    );
  }
  if (service !== undefined) url.searchParams.set('service', service);
  for (const one of scope?.split(' ') ?? []) url.searchParams.append('scope', one);
  return url;
}

const bothHere = (url: URL, registry: string) => isLoopback(url.host) && isLoopback(registry);

function tokenIn(text: string): string | undefined {
  try {
    const { token, access_token: other } = JSON.parse(text) as Record<string, unknown>;
    const found = token ?? other;
    return typeof found === 'string' && /^[\x21-\x7e]+$/.test(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
