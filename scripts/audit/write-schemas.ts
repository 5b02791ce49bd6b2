import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordSchemaFiles } from './record-schemas';

const FOLDER = 'docs/reference/records';

/** Writes the records' JSON schemas, formatted like every file here; returns the paths. */
export function writeSchemas(): readonly string[] {
  const paths = Object.entries(recordSchemaFiles()).map(([name, schema]) => {
    const path = join(FOLDER, name);
    writeFileSync(path, JSON.stringify(schema, null, 2));
    return path;
  });
  execFileSync('node_modules/.bin/biome', ['format', '--write', ...paths], { stdio: 'ignore' });
  return paths;
}
