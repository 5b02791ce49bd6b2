import type { JsonSchema } from '../../contract/chat';
import { type Fields, isObject } from '../fields';
import type { Problems } from '../problems';
import { type CheckedSchema, checkParameters, checkSchema } from './json-schema';

type ReadSchema = (fields: Fields, name: string, problems: Problems) => JsonSchema | undefined;

const readChecked =
  (check: (value: unknown) => CheckedSchema): ReadSchema =>
  (fields, name, problems) => {
    const value = fields.take(name);
    const checked = check(value);
    if ('schema' in checked) return checked.schema;
    return problems.add(isObject(value) ? 'invalid_value' : 'invalid_type', fields.at(name), checked.problem);
  };

/** Reads the schema of an answer, which must be there. */
export const readSchema = readChecked(checkSchema);

/** Reads the schema of a tool's arguments, which must be there. */
export const readRequiredParameters = readChecked(checkParameters);

/** Reads the schema of a tool's arguments. An empty one is as good as none. */
export const readParameters: ReadSchema = (fields, name, problems) => {
  const value = fields.take(name);
  if (value === undefined || (isObject(value) && Object.keys(value).length === 0)) return undefined;
  return readRequiredParameters(fields, name, problems);
};
