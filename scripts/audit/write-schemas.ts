import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_SCHEMAS, type RecordSchema } from '../../lambda/router/records/schema/stored-record';
import { recordJsonSchema } from '../../lib/audit/record-json-schema';

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

/** The records' JSON schemas, as in docs/reference/records, by file name. */
export function recordSchemaFiles(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.keys(RECORD_SCHEMAS).map((name) => [fileOf(name), recordJsonSchema(name as RecordSchema)]),
  );
}

/** `hybrid-llm/decision/1` → `decision-1.schema.json` */
const fileOf = (name: string) => `${name.split('/').slice(1).join('-')}.schema.json`;
