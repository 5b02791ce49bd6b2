import { importMap } from '../../../scripts/check/import-map';
import { createRepository } from './repository';

const repository = createRepository();
afterAll(repository.remove);

test.each([
  ["import { a } from './a';", 'src/a.ts'],
  ["import type { A } from './a';", 'src/a.ts'],
  ["export { a } from './a';", 'src/a.ts'],
  ["import './a';", 'src/a.ts'],
  ["const { a } = require('./a');", 'src/a.ts'],
  ["const a = await import('./a');", 'src/a.ts'],
  ["const a = jest.requireActual('./a');", 'src/a.ts'],
  ["import facts from './facts.json';", 'src/facts.json'],
  ["import { b } from './folder';", 'src/folder/index.ts'],
  ["import { c } from '../c';", 'c.js'],
  ["import { readFileSync } from 'node:fs';", undefined],
  ["import { gone } from './gone';", undefined],
])('%s imports %s', (line, target) => {
  for (const file of ['src/a.ts', 'src/facts.json', 'src/folder/index.ts', 'c.js'])
    repository.write(file, '');
  repository.write('src/importer.ts', `${line}\n`);
  expect(importMap(repository.root).get('src/importer.ts')).toEqual(target === undefined ? [] : [target]);
});

test('a file that git ignores has no imports', () => {
  repository.write('.gitignore', 'cdk.out/\n');
  repository.write('cdk.out/made.ts', "import './a';\n");
  expect(importMap(repository.root).has('cdk.out/made.ts')).toBe(false);
});
