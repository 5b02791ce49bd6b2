import type { Fields } from '../fields';
import type { Problems } from '../problems';

/** The items that a list may have, how many, and what they are in words. */
interface Items {
  readonly is: (item: unknown) => boolean;
  readonly most: number;
  readonly what: string;
}

/** Reads a list of one kind of items; an empty one reads as absent. */
export function readList(
  fields: Fields,
  name: string,
  problems: Problems,
  { is, most, what }: Items,
): readonly unknown[] | undefined {
  const value = fields.take(name);
  const path = fields.at(name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return problems.add('invalid_type', path, `must be an array of ${what}`);
  if (value.length > most || !value.every(is)) {
    return problems.add('invalid_value', path, `must hold at most ${most} ${what}`);
  }
  return value.length > 0 ? value : undefined;
}
