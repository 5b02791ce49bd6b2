import type { AnswerFormat } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readSchemaFormat } from '../tools/read-schema-format';

/** Reads the form that the text of the answer must have; `undefined`: free. */
export function readFormat(fields: Fields, problems: Problems): AnswerFormat | undefined {
  const format = fields.nested('response_format');
  if (!format) return undefined;
  const type = format.take('type');
  const read = typeof type === 'string' && Object.hasOwn(READ, type) ? READ[type] : undefined;
  if (!read) {
    return problems.add('invalid_value', format.at('type'), 'must be text, json_object or json_schema');
  }
  const result = read(format, problems);
  format.refuseOthers();
  return result;
}

const READ: Readonly<Record<string, (format: Fields, problems: Problems) => AnswerFormat | undefined>> = {
  text: () => undefined,
  json_object: () => ({ type: 'json' }),
  json_schema: readNestedSchema,
};

function readNestedSchema(format: Fields, problems: Problems): AnswerFormat | undefined {
  const given = format.nested('json_schema');
  if (!given) {
    if (format.take('json_schema') !== undefined) return undefined;
    return problems.add('invalid_type', format.at('json_schema'), 'must be an object with name and schema');
  }
  return readSchemaFormat(given, problems);
}
