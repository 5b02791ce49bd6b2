import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { code, sources } from '../import-graph';
import { document, ROOT, section } from './support/documents';

const { text } = document('docs/architecture.md');

const folders = (path: string) =>
  readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !UNVERSIONED.includes(entry.name),
    )
    .map(({ name }) => join(path, name));

const UNVERSIONED = ['node_modules', 'cdk.out', 'coverage'];

/** The folders that the table of folders names, in its first column. */
const listed = [...section(text, 'The folders').matchAll(/^\| ([^|]+) \|/gm)]
  .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)\/`/g)])
  .map(([, folder = '']) => folder);

test.each([
  ['the top level', folders('.').filter((folder) => !['lib', 'lambda'].includes(folder))],
  ['lib/', folders('lib')],
  ['lambda/', folders('lambda')],
  ['lambda/router/', folders('lambda/router')],
  ['local/', folders('local')],
])('the table says which question each folder of %s answers', (_, expected) => {
  expect(expected.filter((folder) => !listed.includes(folder))).toEqual([]);
});

test('the table lists no folder twice, and none that does not exist', () => {
  const known = ['.', 'lib', 'lambda', 'lambda/router', 'local'].flatMap(folders);
  const mayBeDeleted = 'deployments';
  expect(listed.filter((folder) => !known.includes(folder) && folder !== mayBeDeleted)).toEqual([]);
  expect(listed).toEqual([...new Set(listed)]);
});

describe('the request line', () => {
  const line = /```\n(client[\s\S]*?)```/.exec(section(text, 'The request line'))?.[1] ?? '';

  test('names every phase of the router', () => {
    const phases = folders('lambda/router').map((folder) => `${folder.split('/').at(-1)}/`);
    expect(phases.filter((phase) => !line.includes(phase))).toEqual([]);
  });

  test('names every file at the root of the router', () => {
    const files = sources('lambda/router').flatMap(
      (file) => /^lambda\/router\/([\w-]+\.ts)$/.exec(file)?.[1] ?? [],
    );
    expect(files.filter((file) => !line.includes(file))).toEqual([]);
  });

  test('has the phases in the order in which a chat request passes them', () => {
    const { length } = PASSED;
    const order = PASSED.map((phase) => line.indexOf(`${phase}/ `));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order.filter((at) => at === -1)).toHaveLength(0);
    expect(length).toBeGreaterThan(0);
  });
});

const PASSED = ['platform', 'request', 'detect', 'decision', 'records', 'call', 'hosts', 'response'];

test('the stacks of the table are those of a deployment, in the order they are deployed', () => {
  const stacks = [...section(text, 'The stacks, by lifetime').matchAll(/^\| `<name>-(\w+)`/gm)].map(
    ([, stack]) => stack,
  );
  const [, widen = ''] = /widen: \[([^\]]+)\]/.exec(code('lib/config/transition/passes.ts')) ?? [];
  const deployed = [...widen.matchAll(/'(\w+)'/g)].map(([, stack]) => stack);
  expect(stacks).toEqual(deployed);
});

const promises = [...section(text, 'What is promised').matchAll(/^- \*\*(I\d+)\*\*/gm)].map(
  ([, id = '']) => id,
);

test('twelve promises are made', () => {
  expect(promises).toEqual(Array.from({ length: 12 }, (_, index) => `I${index + 1}`));
});

test.each(promises)('%s is named by at least one test', (id) => {
  const named = new RegExp(`(test|describe|each)[\\s\\S]{0,400}?['"\`][^'"\`]*\\b${id}\\b`);
  expect(sources('test').filter((file) => file.endsWith('.test.ts') && named.test(code(file)))).not.toEqual(
    [],
  );
});
