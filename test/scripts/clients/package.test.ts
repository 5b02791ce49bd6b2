import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dependencies } from '../../clients/package.json';

// What the package of the clients promises: the same versions everywhere, from any registry, and no code at install.

const FOLDER = path.join(__dirname, '../../clients');
const lock = readFileSync(path.join(FOLDER, 'package-lock.json'), 'utf8');
const installed: Readonly<
  Record<string, { readonly version?: string; readonly hasInstallScript?: boolean }>
> = JSON.parse(lock).packages;

test.each(Object.entries(dependencies))(
  '%s has one exact version, and the lock file has the same',
  (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(installed[`node_modules/${name}`]?.version).toBe(version);
  },
);

test('the lock file names no registry other than npm', () => {
  const resolved = [...lock.matchAll(/"resolved": "([^"]*)"/g)].map(([, url = '']) => url);
  expect(resolved.filter((url) => !url.startsWith('https://registry.npmjs.org/'))).toEqual([]);
});

test('no package needs an install script', () => {
  expect(Object.keys(installed).filter((name) => installed[name]?.hasInstallScript)).toEqual([]);
});
