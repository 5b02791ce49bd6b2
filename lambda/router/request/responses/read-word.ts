import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** Reads a field that is one of these words. */
export function readWord<W extends string>(
  fields: Fields,
  name: string,
  words: readonly W[],
  problems: Problems,
): W | undefined {
  const value = fields.text(name);
  const known = words.find((word) => word === value);
  if (value === undefined || known !== undefined) return known;
  return problems.add('invalid_value', fields.at(name), `must be one of ${words.join(', ')}`);
}

/** Reads a string that must be there. */
export function readRequired(fields: Fields, name: string, problems: Problems): string | undefined {
  const value = fields.text(name);
  if (fields.take(name) === undefined) problems.add('invalid_type', fields.at(name), 'must be a string');
  return value;
}
