import { RECORD_SCHEMAS, type RecordSchema } from '../../lambda/router/records/schema/stored-record';
import { recordJsonSchema } from '../../lib/audit/record-json-schema';

/** The records' JSON schemas as they stand in docs/reference/records, by file name. */
export function recordSchemaFiles(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.keys(RECORD_SCHEMAS).map((name) => [fileOf(name), recordJsonSchema(name as RecordSchema)]),
  );
}

/** `hybrid-llm/decision/1` → `decision-1.schema.json` */
const fileOf = (name: string) => `${name.split('/').slice(1).join('-')}.schema.json`;
