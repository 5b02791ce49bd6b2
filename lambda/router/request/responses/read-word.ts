import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** Reads a string that must be there. */
export function readRequired(fields: Fields, name: string, problems: Problems): string | undefined {
  const value = fields.text(name);
  if (fields.take(name) === undefined) problems.add('invalid_type', fields.at(name), 'must be a string');
  return value;
}
