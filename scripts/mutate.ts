import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import folders from '../test/mutation/folders.json';
import { CommandError, UsageError } from './command-line/command-error';
import { readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';

// npm run mutate -- [<folder> …]: changes the source, one operator or value at a time, and lists the
// changes that no test notices.

const FOLDERS = Object.keys(folders);

const USAGE = `npm run mutate -- [<folder> …]

Changes the source of a folder, one operator or value at a time, runs the folder's own tests on each change, and lists
the changes that none of them notices. Takes an hour for a folder at most; results are kept in .local/mutation/, and the
next run tries only what is new since.
Ends with 1 where the tests notice less than 90 % of the changes.

  <folder>  ${FOLDERS.join(', ')}; default: each in turn
  --again   what survived before is tried again, besides what is new
  --help    this text`;

const PACKAGE = join(__dirname, '../test/mutation');
const STRYKER = join(PACKAGE, 'node_modules/@stryker-mutator/core/bin/stryker.js');

function main(args: readonly string[]): number {
  const { positionals, values } = readArguments(args, { again: { type: 'boolean' } });
  const unknown = positionals.filter((name) => !FOLDERS.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`No folder ${unknown.join(', ')} is mutated; expected ${FOLDERS.join(', ')}.`);
  }
  if (!existsSync(STRYKER) && run('npm', ['ci', '--prefix', PACKAGE]) !== 0) {
    throw new CommandError(`The package of test/mutation was not installed. Run npm ci --prefix ${PACKAGE}.`);
  }
  const asked = positionals.length > 0 ? positionals : FOLDERS;
  if (values.again) asked.forEach(forgetSurvivors);
  return Math.max(...asked.map(mutate));
}

/**
 * Of the kept results, those that a test has noticed stay. StrykerJS tries a survivor again by itself where a test that
 * reaches it is new, and does not see every way in which one can be.
 */
function forgetSurvivors(folder: string): void {
  const path = join(PACKAGE, '../../.local/mutation', `${folder}.json`);
  if (!existsSync(path)) return;
  const results = JSON.parse(readFileSync(path, 'utf8')) as Results;
  for (const file of Object.values(results.files)) {
    file.mutants = file.mutants.filter(({ status }) => status === 'Killed');
  }
  writeFileSync(path, JSON.stringify(results));
}

interface Results {
  readonly files: Readonly<Record<string, { mutants: readonly { readonly status: string }[] }>>;
}

/** StrykerJS 10 needs Node 22 or newer. */
function mutate(folder: string): number {
  const args = ['-y', 'node@24', STRYKER, 'run', join(PACKAGE, 'stryker.config.mjs')];
  return run('npx', args, { MUTATED_FOLDER: folder });
}

function run(command: string, args: readonly string[], environment: Record<string, string> = {}): number {
  const options = { cwd: join(PACKAGE, '../..'), env: { ...process.env, ...environment } };
  const { error, status } = spawnSync(command, args, { ...options, stdio: 'inherit' });
  if (error) throw new CommandError(`${command} did not start: ${error.message}`);
  return status ?? 1;
}

void runCommand(USAGE, main);
