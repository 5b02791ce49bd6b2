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

/** Reads a name that hosts take for tools and schemas. */
export function readName(fields: Fields, problems: Problems): string | undefined {
  const name = readRequired(fields, 'name', problems);
  if (name === undefined || NAME.test(name)) return name;
  const expected = 'must be 1 to 64 letters of a to z and A to Z, digits, _ or -';
  return problems.add('invalid_value', fields.at('name'), expected);
}

/** OpenAI's rule and Converse's (Amazon Bedrock API reference, ToolSpecification, 2026-11). */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
