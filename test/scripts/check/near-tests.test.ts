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

test('the tests that import the changed file are near, the others are further', () => {
  expect(after('lambda/relay.ts')).toMatchObject({
    near: ['test/relay.test.ts'],
    further: ['test/answer.test.ts', 'test/router.test.ts', 'test/wire.test.ts'],
  });
});

test('where no test imports the changed file, those with the fewest imports between are near', () => {
  const imports = new Map([...IMPORTS].filter(([file]) => file !== 'test/relay.test.ts'));
  expect(nearTests(['lambda/relay.ts'], imports).near).toEqual(['test/answer.test.ts']);
});

test('each changed file has its own nearest tests', () => {
  expect(after('lambda/relay.ts', 'lambda/router.ts').near).toEqual([
    'test/relay.test.ts',
    'test/router.test.ts',
  ]);
});

test('a test is not both near and further', () => {
  expect(after('lambda/relay.ts', 'lambda/router.ts').further).toEqual([
    'test/answer.test.ts',
    'test/wire.test.ts',
  ]);
});

test('a changed helper of tests has the tests that import it', () => {
  expect(after('test/start.ts').near).toEqual(['test/wire.test.ts']);
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
