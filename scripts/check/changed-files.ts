import { spawnSync } from 'node:child_process';
import { CommandError } from '../command-line/command-error';

export interface Changed {
  /** The commit that the files are compared with, as the user knows it. */
  readonly base: string;
  /** Paths from the root, sorted: committed, staged, changed and new ones. Deleted files are none of them. */
  readonly files: readonly string[];
}

/**
 * What changed in a repository.
 *
 * @param since a commit. @default where the branch left its upstream; without an upstream, where it left `main`
 * @throws CommandError if git does not know the commit
 */
export function changedFiles(root: string, since?: string): Changed {
  const base = since ?? firstKnown(root, ['@{upstream}', 'origin/main', 'main']);
  const from = git(root, 'merge-base', base, 'HEAD');
  if (from === undefined) {
    throw new CommandError(
      `--since: got ${base}; expected a commit, branch or tag that git knows, and that has a commit in common with HEAD.`,
    );
  }
  const lists = [
    git(root, 'diff', '--name-only', '--diff-filter=d', '-z', from),
    git(root, 'ls-files', '--others', '--exclude-standard', '-z'),
  ];
  const files = lists.flatMap((list) => (list ?? '').split('\0')).filter((file) => file !== '');
  return { base, files: [...new Set(files)].sort() };
}

const firstKnown = (root: string, names: readonly string[]) =>
  names.find((name) => git(root, 'rev-parse', '--verify', '--quiet', name) !== undefined) ?? 'HEAD';

/** What git prints; `undefined` where it fails. */
function git(root: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
