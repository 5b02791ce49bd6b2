import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

const known = new Map<string, Buffer>();

/**
 * A value that takes seconds to make, and that several test files need: made once per run of Jest, and kept in the
 * folder of the run. Two workers that ask at the same time make it twice. The next run makes it again, from the sources
 * of that time.
 *
 * @param key everything that the value depends on, besides the sources
 * @returns a new copy for each call
 */
export function oncePerRun<T>(kind: string, key: unknown, make: () => T): T {
  const file = path.join(runFolder(), `${kind}-${sha256(JSON.stringify(key))}`);
  const bytes = known.get(file) ?? (existsSync(file) ? readFileSync(file) : written(file, make()));
  known.set(file, bytes);
  return deserialize(bytes);
}

/** A reader never sees half of a file. */
function written(file: string, value: unknown): Buffer {
  const bytes = serialize(value);
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
  return bytes;
}

/** A folder that is gone after the run. */
export function runFolder(): string {
  const { TEST_RUN_FOLDER } = process.env;
  if (!TEST_RUN_FOLDER) throw new Error('There is no folder of this run: start the tests with Jest.');
  return TEST_RUN_FOLDER;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
