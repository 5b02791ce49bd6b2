import { isMap } from '../json';

/**
 * A value with every value below it rewritten, from the outside in. Where the function returns `undefined`, what is
 * below is rewritten instead. The result shares with the value everything that is the same.
 */
export function rewritten(value: unknown, rewrite: (value: unknown) => unknown): unknown {
  const replaced = rewrite(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) {
    const items = value.map((item) => rewritten(item, rewrite));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, rewritten(item, rewrite)] as const);
  return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
}

/** A map with one key renamed, in its place. */
export const withKey = (map: object, key: string, renamed: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name === key ? renamed : name, value]));
