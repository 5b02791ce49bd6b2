import { existsSync } from 'node:fs';
import { join } from 'node:path';
import folders from './mutation/folders.json';

// test/mutation/folders.json names the files that `npm run mutate` changes. A file that has moved would be left out
// without a word.

/** The files that a pattern such as `call/{stop,relay}.ts` names; a pattern with `*` names its folder. */
function named(pattern: string): readonly string[] {
  const [, head = '', choices, tail = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(pattern) ?? [];
  const files = choices === undefined ? [pattern] : choices.split(',').map((one) => head + one + tail);
  return files.map((file) => file.replace(/\/[^/]*[*!].*$/, ''));
}

const patterns = Object.values(folders).flatMap(({ mutate, tests }) => [...mutate, ...tests]);
const NAMED = [...new Set(patterns.flatMap(named))];

test.each(NAMED)('%s, which a mutation run names, exists', (file) => {
  expect(existsSync(join(__dirname, '..', file))).toBe(true);
});
