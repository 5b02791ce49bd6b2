import { Fields, isObject, kindOf } from './fields';
import type { Problems } from './problems';

/** The fields of an object; `undefined`, with a problem, for anything else. */
export function objectAt(value: unknown, path: string, problems: Problems): Fields | undefined {
  if (isObject(value)) return new Fields(value, problems, path);
  return problems.add('invalid_type', path, `must be an object, not ${kindOf(value)}`);
}

/** The items of an array; none, with a problem, for anything else. */
export function itemsAt(value: unknown, path: string, problems: Problems): readonly unknown[] {
  if (Array.isArray(value)) return value;
  problems.add('invalid_type', path, `must be an array, not ${kindOf(value)}`);
  return [];
}

/** What `read` makes of each object of an array, in order; a problem for everything else. */
export const readEach = <P>(
  value: unknown,
  path: string,
  problems: Problems,
  read: (fields: Fields, problems: Problems) => P | readonly P[] | undefined,
): readonly P[] =>
  itemsAt(value, path, problems).flatMap((item, index) => {
    const fields = objectAt(item, `${path}[${index}]`, problems);
    return (fields && read(fields, problems)) ?? [];
  });

/** A text that must be there and have a character; empty, with a problem, where it does not. */
export function textAt(fields: Fields, name: string, problems: Problems): string {
  const value = fields.requiredText(name);
  if (value === '') problems.add('invalid_value', fields.at(name), 'must not be empty');
  return value ?? '';
}
