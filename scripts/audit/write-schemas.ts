import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHAIN_HEADS_SCHEMA, chainHeads } from '../../lambda/chain-heads/schema/chain-heads';
import { RECORD_SCHEMAS } from '../../lambda/router/records/schema/stored-record';
import { namedJsonSchema } from '../../lib/audit/record-json-schema';

const FOLDER = 'docs/reference/records';

/** Writes the JSON schemas of records and statements, formatted like every file here; returns the paths. */
export function writeSchemas(): readonly string[] {
  const paths = Object.entries(recordSchemaFiles()).map(([name, schema]) => {
    const path = join(FOLDER, name);
    writeFileSync(path, JSON.stringify(schema, null, 2));
    return path;
  });
  execFileSync('node_modules/.bin/biome', ['format', '--write', ...paths], { stdio: 'ignore' });
  return paths;
}

/** The JSON schemas of the records and of the statements about them, as in docs/reference/records, by file name. */
export function recordSchemaFiles(): Readonly<Record<string, object>> {
  const schemas = { ...RECORD_SCHEMAS, [CHAIN_HEADS_SCHEMA]: chainHeads };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [fileOf(name), namedJsonSchema(name, schema)]),
  );
}

/** `hybrid-llm/decision/1` → `decision-1.schema.json` */
const fileOf = (name: string) => `${name.split('/').slice(1).join('-')}.schema.json`;
