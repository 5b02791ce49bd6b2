import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

// The import rules that keep the architecture visible in the folders. A new exception is a change of
// architecture: write a page in docs/decisions/ first.

const ROOT = resolve(__dirname, '..');

/** Every import of every source file: who imports, and what (a package name, or a path from the root). */
const imports = ['bin', 'policy', 'lib', 'lambda', 'scripts'].flatMap(sources).flatMap(importsOf);

test('only bin and lib, and the scripts that run a synth, import aws-cdk-lib', () => {
  expect(
    importers('aws-cdk-lib').filter((file) => !/^(bin|lib)\//.test(file) && !file.startsWith('scripts/')),
  ).toEqual([]);
});

test('the policy imports nothing but itself', () => {
  expect(outside('policy/', (target) => target.startsWith('policy/'))).toEqual([]);
});

test('the lambda folder imports only the policy, itself, Node and its few runtime packages', () => {
  const allowed = (target: string) =>
    /^(lambda|policy)\//.test(target) ||
    target.startsWith('node:') ||
    /^(zod\/mini$|jose$|@smithy\/|@aws-crypto\/)/.test(target);
  expect(outside('lambda/', allowed).filter(({ typeOnly }) => !typeOnly)).toEqual([]);
});

test('inside lambda, only the wire adapters import AWS packages', () => {
  const offenders = imports
    .filter(({ file, target }) => file.startsWith('lambda/') && /^(@smithy|@aws)/.test(target))
    .filter(({ file }) => !/^lambda\/(aws|[\w-]+\/(hosts|records|stores))\//.test(file));
  expect(offenders).toEqual([]);
});

test('inside lambda, only the authorizer verifies tokens', () => {
  expect(importers('jose').filter((file) => /^lambda\/(?!authorizer\/)/.test(file))).toEqual([]);
});

test('only index.ts knows Lambda: no other router file names awslambda or the Lambda types', () => {
  const offenders = sources('lambda/router').filter(
    (file) => file !== 'lambda/router/index.ts' && /\bawslambda\b|from 'aws-lambda'/.test(read(file)),
  );
  expect(offenders.filter((file) => !/^lambda\/router\/platform\//.test(file))).toEqual([]);
});

test('lib and policy read no ambient environment (I11)', () => {
  const offenders = [...sources('lib'), ...sources('policy')].filter((file) =>
    /process\.env/.test(code(file)),
  );
  expect(offenders).toEqual([]);
});

test('lib and policy read no clock: it comes in as an argument (I11)', () => {
  const offenders = [...sources('lib'), ...sources('policy')].filter((file) =>
    /Date\.now\b|new Date\(\)/.test(code(file)),
  );
  expect(offenders).toEqual([]);
});

test('stacks only compose: no branch and no loop with logic in a stack file', () => {
  const stacks = sources('lib/stacks').filter((file) => /extends \w*Stack\b/.test(code(file)));
  const offenders = stacks.filter((file) => /\b(if|for|while|switch)\s*\(/.test(code(file)));
  expect(offenders).toEqual([]);
});

test('no source file hard-codes the commercial partition', () => {
  const offenders = [...sources('lib'), ...sources('lambda')].filter((file) =>
    /['"`]arn:aws:/.test(code(file)),
  );
  expect(offenders).toEqual([]);
});

// A fork edits, adds and deletes deployments, and the blueprint's own tests must not notice: they run on fixtures.

test('no test imports a file of deployments/', () => {
  const offenders = sources('test')
    .flatMap(importsOf)
    .filter(({ target }) => target.startsWith('deployments/'));
  expect(offenders).toEqual([]);
});

test('of all tests, only the suite for deployments/ looks there', () => {
  const withFolderOfTheirOwn = [
    'test/every-deployment/every-deployment.ts',
    'test/fixture-deployments.ts',
    'test/lib/config/find-deployment.test.ts',
  ];
  const looking = sources('test').filter(
    (file) =>
      importsOf(file).some(({ target }) => /^lib\/config\/find-deployment(\.ts)?$/.test(target)) ||
      /\bjoin\([^)]*'deployments'|\brunPolicy\(\['|'--deployment',\s'/.test(code(file)),
  );
  expect(looking.filter((file) => !withFolderOfTheirOwn.includes(file))).toEqual([
    'test/deployments.test.ts',
  ]);
});

function importers(target: string): string[] {
  return imports
    .filter((found) => found.target === target || found.target.startsWith(`${target}/`))
    .map(({ file }) => file);
}

function outside(folder: string, allowed: (target: string) => boolean) {
  return imports.filter(({ file, target }) => file.startsWith(folder) && !allowed(target));
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function importsOf(file: string): { file: string; target: string; typeOnly: boolean }[] {
  const targets = read(file).matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|require\('([^']+)'\)|import\('([^']+)'\)/g,
  );
  return [...targets].map(([statement, from, required, dynamic]) => {
    const target = from ?? required ?? dynamic ?? '';
    return {
      file,
      typeOnly: /^\s*(import|export) type\b/.test(statement),
      target: target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target,
    };
  });
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** A file without its comments. */
function code(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}
