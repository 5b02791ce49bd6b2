import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { computations, runtimeImports } from './plain-data';

const folder = mkdtempSync(join(tmpdir(), 'plain-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const file = join(folder, 'deployment.ts');
  writeFileSync(file, text);
  return file;
}

test.each([
  '  ...sandbox,',
  "  account: process.env.ACCOUNT ?? '',",
  '  models: names.map((name) => ({ name })),',
  'function model() {}',
  "const other = require('./other');",
])('a deployment that computes something is found: %s', (line) => {
  expect(computations(fileOf(`const deployment = {\n${line}\n};`))).toEqual([line]);
});

test.each([
  "  tags: { function: 'billing' },",
  "  tags: { purpose: 'each function => its own process.env ...' },",
  "  issuer: 'https://login.example.eu/realms/bank',",
  '  // Read from ...deployments of the past.',
  '  /** A function of process.env => never. */',
])('a deployment with such words in texts and comments only is data: %s', (line) => {
  expect(computations(fileOf(`const deployment = {\n${line}\n};`))).toEqual([]);
});

test('an import of more than a type is found', () => {
  const [types, values] = ["import type { A } from './a';", "import b from './b';"];
  expect(runtimeImports(fileOf(`${types}\n${values}`))).toEqual([values]);
});
