import * as z from 'zod/mini';
import { RECORD_SCHEMAS, type RecordSchema } from '../../lambda/router/records/schema/stored-record';

/** JSON Schema (2020-12) of one kind of record. */
export function recordJsonSchema(name: RecordSchema): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(RECORD_SCHEMAS[name], { target: 'draft-2020-12' });
  return { $schema, $id: `urn:${name.replaceAll('/', ':')}`, title: name, ...rest };
}
