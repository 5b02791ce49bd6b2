import * as z from 'zod/mini';
import { RECORD_SCHEMAS, type RecordSchema } from '../../lambda/router/records/schema/stored-record';

/** The records' JSON schemas as they stand in docs/reference/records, by file name. */
export function recordSchemaFiles(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.keys(RECORD_SCHEMAS).map((name) => [fileOf(name), recordJsonSchema(name as RecordSchema)]),
  );
}

/** JSON Schema (2020-12) of one kind of record. */
export function recordJsonSchema(name: RecordSchema): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(RECORD_SCHEMAS[name], { target: 'draft-2020-12' });
  return { $schema, $id: `urn:${name.replaceAll('/', ':')}`, title: name, ...rest };
}

/** `hybrid-llm/decision/1` → `decision-1.schema.json` */
const fileOf = (name: string) => `${name.split('/').slice(1).join('-')}.schema.json`;
