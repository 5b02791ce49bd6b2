import type * as z from 'zod/mini';
import { RECORD_SCHEMAS, type RecordSchema } from '../../lambda/router/records/schema/stored-record';
import { recordJsonSchema } from './record-json-schema';

/** A column of the records' table: a lower-case name, as Glue requires, and a Hive type. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
}

type Schema = z.core.JSONSchema.BaseSchema;

/** The longest comment that Glue allows, characters. */
const COMMENT_LENGTH = 255;

/**
 * The columns of decisions and outcomes together: both are in the same objects, and the column `schema` tells them
 * apart.
 *
 * @throws Error if both have a field of the same name with different types.
 */
export function recordColumns(): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const name of Object.keys(RECORD_SCHEMAS) as RecordSchema[]) {
    for (const column of columnsOf(recordJsonSchema(name))) {
      const known = columns.get(column.name);
      if (known && known.type !== column.type) {
        throw new Error(`field ${column.name} of the records is ${known.type} and ${column.type}`);
      }
      columns.set(column.name, known ?? column);
    }
  }
  return [...columns.values()];
}

function columnsOf({ properties = {} }: Schema): Column[] {
  return Object.entries(properties as Record<string, Schema>).map(([name, schema]) => ({
    name: name.toLowerCase(),
    type: hiveType(schema),
    comment: (schema.description ?? '').slice(0, COMMENT_LENGTH),
  }));
}

function hiveType(schema: Schema): string {
  const { anyOf, type, items, properties = {} } = schema;
  const [some] = (anyOf ?? []).filter((each) => each.type !== 'null');
  if (some) return hiveType(some as Schema);
  switch (type) {
    case 'string':
      return 'string';
    case 'integer':
      return 'bigint';
    case 'number':
      return 'double';
    case 'boolean':
      return 'boolean';
    case 'array':
      return `array<${hiveType(items as Schema)}>`;
    case 'object':
      return `struct<${Object.entries(properties as Record<string, Schema>)
        .map(([name, field]) => `${name.toLowerCase()}:${hiveType(field)}`)
        .join(',')}>`;
    default:
      throw new Error(`no column type for ${JSON.stringify(schema)}`);
  }
}
