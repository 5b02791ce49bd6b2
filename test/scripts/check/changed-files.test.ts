import { rmSync } from 'node:fs';
import path from 'node:path';
import { changedFiles } from '../../../scripts/check/changed-files';
import { createRepository } from './repository';

const repository = createRepository();
const { root, git, write } = repository;
afterAll(repository.remove);

beforeAll(() => {
  for (const file of ['kept.ts', 'edited.ts', 'staged.ts', 'deleted.ts']) write(file, 'export {};\n');
  write('.gitignore', 'ignored.ts\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
  git('tag', 'first');
  git('switch', '--quiet', '--create', 'work');
  write('committed.ts', 'export {};\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'second');
  write('staged.ts', 'export const staged = 1;\n');
  git('add', '--all');
  write('edited.ts', 'export const edited = 1;\n');
  write('a new file.ts', 'export {};\n');
  write('ignored.ts', 'export {};\n');
  rmSync(path.join(root, 'deleted.ts'));
});

test('what the branch committed, and what is staged, edited and new, has changed; what is deleted cannot be tested', () => {
  expect(changedFiles(root)).toEqual({
    base: 'main',
    files: ['a new file.ts', 'committed.ts', 'edited.ts', 'staged.ts'],
  });
});

test('since the last commit only what is not committed has changed', () => {
  expect(changedFiles(root, 'HEAD').files).toEqual(['a new file.ts', 'edited.ts', 'staged.ts']);
});

test('what others have committed since the branch began has not changed here', () => {
  git('branch', '--force', 'others', 'first');
  git('stash', '--include-untracked', '--quiet');
  git('switch', '--quiet', 'others');
  write('theirs.ts', 'export {};\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'theirs');
  git('switch', '--quiet', 'work');
  expect(changedFiles(root, 'others').files).toEqual(['committed.ts']);
});

test('a commit that git does not know is refused, with what is expected', () => {
  expect(() => changedFiles(root, 'nowhere')).toThrow(
    /^--since: got nowhere; expected a commit, branch or tag/,
  );
});
