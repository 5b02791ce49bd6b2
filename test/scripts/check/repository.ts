import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A git repository of one test file, in a temporary folder. */
export interface Repository {
  readonly root: string;
  readonly write: (file: string, text: string) => void;
  readonly git: (...args: readonly string[]) => void;
  readonly remove: () => void;
}

/** Its settings are its own: nothing of the user's git is read. */
export function createRepository(): Repository {
  const root = mkdtempSync(path.join(tmpdir(), 'repository-'));
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  const git = (...args: readonly string[]) => {
    execFileSync('git', args, { cwd: root, env, stdio: 'pipe' });
  };
  git('init', '--quiet', '--initial-branch', 'main');
  return {
    root,
    git,
    write: (file, text) => {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
