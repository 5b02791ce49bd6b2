import { existsSync } from 'node:fs';
import path from 'node:path';
import { HOSTS } from '../policy/boundary';
import { code, importsOf, read, SOURCE_FOLDERS, sources } from './import-graph';

// docs/guides/adding-a-host.md lists what a new host takes. Each statement of the list is compared with the tree.

const guide = read('docs/guides/adding-a-host.md');
const ROOT = path.join(__dirname, '..');
const named = [...guide.matchAll(/`((?:docs|lambda|lib|local|policy|scripts|test)\/[\w./<>-]+)`/g)].map(
  ([, file = '']) => file,
);
const inTable = [...guide.matchAll(/^\| `([\w./<>-]+\.ts)` \|.*?(\| `[\w./]+` )?\|$/gm)];

test.each([...new Set(named)])('%s, which the guide names, exists for every host', (file) => {
  for (const host of HOSTS) expect(existsSync(path.join(ROOT, file.replace('<host>', host)))).toBe(true);
});

test.each(
  inTable.map(([, file = '', registered]) => [file, registered ? 'lib/hosts' : 'lambda/router/hosts']),
)('%s is a file that every host has in %s', (file, folder) => {
  for (const host of HOSTS) {
    expect(existsSync(path.join(ROOT, folder, host, file.replace('<host>', host)))).toBe(true);
  }
});

test('the guide names every file that lists all hosts', () => {
  const listsAll = (file: string) =>
    HOSTS.every(
      (host) =>
        importsOf(file).some(({ target }) => target.includes(`/hosts/${host}/`)) ||
        new RegExp(`^  ${host}(: |,$)`, 'm').test(code(file)),
    );
  const registries = SOURCE_FOLDERS.flatMap(sources).filter(listsAll);
  expect(registries.sort()).toEqual([
    'lambda/router/hosts/hosts.ts',
    'lib/hosts/constructs.ts',
    'lib/hosts/rows.ts',
    'lib/hosts/schemas.ts',
    'lib/proof/expected/models/models.ts',
    'policy/boundary.ts',
    'scripts/deploy/copies/read-copies.ts',
  ]);
  expect(registries.filter((file) => !named.includes(file))).toEqual([]);
});
