import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageError } from '../image-error';
import type { ImageReference } from '../image-reference';
import { type FoundLogin, loginIn } from './auth-file';
import type { Credentials } from './credentials';

/** Where logins are kept. */
export interface LoginHome {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The files that `skopeo login`, `podman login` and `docker login` write, in the order in which skopeo reads them. */
export function authFiles({ home, env }: LoginHome): readonly string[] {
  return [
    ...(env.REGISTRY_AUTH_FILE ? [env.REGISTRY_AUTH_FILE] : []),
    ...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, 'containers/auth.json')] : []),
    join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'containers/auth.json'),
    join(env.DOCKER_CONFIG ?? join(home, '.docker'), 'config.json'),
  ];
}

/** The login that a person has stored for a registry; none where there is no file with one. */
export const storedLogin =
  ({ registry, repository }: ImageReference, at: LoginHome): Credentials =>
  async () => {
    let helper: string | undefined;
    for (const file of authFiles(at)) {
      const found: FoundLogin | undefined = loginIn(
        await readFile(file, 'utf8').catch(() => ''),
        registry,
        repository,
      );
      if (found && 'login' in found) return found.login;
      helper ??= found?.helper;
    }
    if (helper === undefined) return undefined;
    throw new ImageError(
      'login',
      `The login for ${registry} is kept by docker-credential-${helper}. This command starts no other program for a login.`,
      `Store it in a file: skopeo login --authfile "$REGISTRY_AUTH_FILE" ${registry}, with REGISTRY_AUTH_FILE set and exported.`,
    );
  };
