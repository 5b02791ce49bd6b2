import * as z from 'zod/mini';
import { RECORD_SCHEMAS, type RecordSchema } from '../../lambda/router/records/schema/stored-record';

/** JSON Schema (2020-12) of one kind of record. */
export const recordJsonSchema = (name: RecordSchema): z.core.JSONSchema.BaseSchema =>
  namedJsonSchema(name, RECORD_SCHEMAS[name]);

/** JSON Schema (2020-12) under a name such as `hybrid-llm/decision/1`. */
export function namedJsonSchema(name: string, schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return { $schema, $id: `urn:${name.replaceAll('/', ':')}`, title: name, ...rest };
}
