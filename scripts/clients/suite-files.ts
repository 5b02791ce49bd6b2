import { readdirSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../command-line/command-error';

const SUITES = path.join('test', 'clients', 'suites');
const ENDING = '.suite.ts';

/** The files of these suites; of all without a name. @throws UsageError for a suite that does not exist */
export function suiteFiles(wanted: readonly string[]): readonly string[] {
  const all = readdirSync(SUITES).flatMap((file) =>
    file.endsWith(ENDING) ? [path.basename(file, ENDING)] : [],
  );
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`No suite is named ${unknown.join(', ')}. There are ${all.join(', ')}.`);
  }
  return (wanted.length > 0 ? wanted : all).map((name) => path.join(SUITES, `${name}${ENDING}`));
}
