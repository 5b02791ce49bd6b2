import { nearTests } from '../../../scripts/check/near-tests';

const IMPORTS = new Map<string, readonly string[]>([
  ['lambda/relay.ts', []],
  ['lambda/answer.ts', ['lambda/relay.ts']],
  ['lambda/router.ts', ['lambda/answer.ts']],
  ['lambda/alone.ts', []],
  ['test/start.ts', ['lambda/router.ts']],
  ['test/relay.test.ts', ['lambda/relay.ts']],
  ['test/answer.test.ts', ['lambda/answer.ts']],
  ['test/router.test.ts', ['lambda/router.ts']],
  ['test/wire.test.ts', ['test/start.ts']],
  ['test/docs/links.test.ts', []],
]);

const after = (...changed: readonly string[]) => nearTests(changed, IMPORTS);

test('a test that imports the changed file is near', () => {
  expect(after('lambda/relay.ts').near).toContain('test/relay.test.ts');
});

test('a test with one source file between it and the changed file is near', () => {
  expect(after('lambda/relay.ts').near).toContain('test/answer.test.ts');
});

test('a test with two source files between is not near, and is counted', () => {
  const { near, further } = after('lambda/relay.ts');
  expect([near, further]).toEqual([
    ['test/answer.test.ts', 'test/relay.test.ts'],
    ['test/router.test.ts', 'test/wire.test.ts'],
  ]);
});

test('a helper of tests between does not count', () => {
  expect(after('lambda/answer.ts').near).toContain('test/wire.test.ts');
});

test('of two ways to the changed file the shorter one counts', () => {
  const imports = new Map([
    ...IMPORTS,
    ['test/router.test.ts', ['lambda/router.ts', 'lambda/relay.ts']] as const,
  ]);
  expect(nearTests(['lambda/relay.ts'], imports).near).toContain('test/router.test.ts');
});

test('files that import each other in a circle end the search', () => {
  const circle = new Map([
    ['lambda/a.ts', ['lambda/b.ts']],
    ['lambda/b.ts', ['lambda/a.ts']],
  ]);
  expect(nearTests(['lambda/a.ts'], circle).near).toEqual([]);
});

test('a changed test is run', () => {
  expect(after('test/wire.test.ts').near).toEqual(['test/wire.test.ts']);
});

test('a changed document has the tests of the documents', () => {
  expect(after('README.md').near).toEqual(['test/docs/links.test.ts']);
});

test('a changed source file that no test depends on is named', () => {
  expect(after('lambda/alone.ts', 'lambda/relay.ts').untested).toEqual(['lambda/alone.ts']);
});

test('without a change there is nothing to run', () => {
  expect(after()).toEqual({ near: [], further: [], untested: [] });
});
