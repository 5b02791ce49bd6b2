import { changedFiles } from './check/changed-files';
import { importMap } from './check/import-map';
import { nearTests } from './check/near-tests';
import { runBeside, type Step } from './check/run-beside';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';

// npm run check: types, lint, and the tests near what changed.

const USAGE = `npm run check -- [--since <commit>] [--all]

Checks types and lint of the whole repository, and runs the tests nearest to what changed: those that import a changed
file, or, where none does, those with the fewest imports between. Before you push, run npm test, which runs every test.
Ends with 1 if something fails.

  --since  compares with this commit (default: where this branch left its upstream, or main); uncommitted changes count
  --all    runs every test that depends on a changed file, also through several others
  --help   this text`;

async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = readArguments(args, {
    since: { type: 'string' },
    all: { type: 'boolean' },
  });
  nothingAfter('the options', positionals);
  const { base, files } = changedFiles(process.cwd(), values.since);
  const { near, further, untested } = nearTests(files, importMap(process.cwd()));
  const tests = values.all ? [...near, ...further].sort() : near;
  console.log(
    `${count(files.length, 'file')} changed since ${base}; ${count(tests.length, 'test file')} to run.`,
  );
  if (untested.length > 0) console.log(`No test imports ${untested.join(', ')}.`);
  if (further.length > 0 && !values.all) {
    console.log(`${count(further.length, 'more test file')} may depend on them: npm run check -- --all`);
  }
  return (await runBeside(stepsFor(tests))) ? 0 : 1;
}

const stepsFor = (tests: readonly string[]): readonly Step[] => [
  { name: 'Types', command: 'tsc', args: ['--noEmit'] },
  { name: 'Lint', command: 'biome', args: ['check', '.'] },
  ...(tests.length > 0
    ? [{ name: 'Tests', command: 'jest', args: ['--silent', '--runTestsByPath', ...tests] }]
    : []),
];

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

void runCommand(USAGE, main);
