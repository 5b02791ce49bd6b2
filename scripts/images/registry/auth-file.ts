import type { Login } from './credentials';

/** What an authentication file has for a registry. */
export type FoundLogin =
  | { readonly login: Login }
  /** A program has it: `docker-credential-<helper>`. This command starts no program for a login. */
  | { readonly helper: string };

/**
 * The login for a repository in the text of `~/.docker/config.json` or `containers/auth.json` (docker/cli "config.json",
 * containers-auth.json(5) of containers/image). The entry with the longest name counts: `quay.io/team` before `quay.io`.
 *
 * @returns undefined where the file has none, or is no such file
 */
export function loginIn(text: string, registry: string, repository: string): FoundLogin | undefined {
  const { auths = {}, credHelpers = {}, credsStore } = fileOf(text);
  const keys = keysOf(registry, repository);
  for (const key of keys) {
    const login = loginOf(auths[key]);
    if (login) return { login };
    if (credHelpers[key] !== undefined) return { helper: credHelpers[key] };
  }
  // Docker leaves an empty entry where a program keeps the login.
  return credsStore !== undefined && keys.some((key) => key in auths) ? { helper: credsStore } : undefined;
}

interface AuthFile {
  readonly auths?: Readonly<Record<string, { readonly auth?: unknown } | undefined>>;
  readonly credHelpers?: Readonly<Record<string, string | undefined>>;
  readonly credsStore?: string;
}

function fileOf(text: string): AuthFile {
  try {
    const file = JSON.parse(text) as unknown;
    return typeof file === 'object' && file !== null ? file : {};
  } catch {
    return {};
  }
}

/** The names under which a login may be, the longest first. */
function keysOf(registry: string, repository: string): readonly string[] {
  const hosts =
    registry === 'docker.io' ? ['docker.io', 'index.docker.io', 'registry-1.docker.io'] : [registry];
  const parts = repository.split('/');
  const folders = parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`);
  return [...folders, ''].flatMap((folder) =>
    hosts.flatMap((host) => [
      `${host}${folder}`,
      ...(folder === '' ? [`https://${host}`, `https://${host}/v1/`, `https://${host}/v2/`] : []),
    ]),
  );
}

function loginOf(entry: { readonly auth?: unknown } | undefined): Login | undefined {
  if (typeof entry?.auth !== 'string' || entry.auth === '') return undefined;
  const text = Buffer.from(entry.auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  // Docker fills some passwords up with zero bytes.
  return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
}
