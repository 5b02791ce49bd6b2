import type { Path } from './json';

/** One edit of a JSON value: the value below the path is set, or removed where the new value is `undefined`. */
export interface Edit {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * The root after the edits, in order. The root itself does not change: the result shares with it everything that no
 * edit touches, so an edit costs as much as its path is long.
 */
export function edited<T>(root: T, edits: readonly Edit[]): T {
  return edits.reduce<unknown>((value, { path, value: next }) => withValue(value, path, next), root) as T;
}

function withValue(container: unknown, [key, ...rest]: Path, next: unknown): unknown {
  if (key === undefined) return next;
  if (Array.isArray(container)) {
    const index = Number(key);
    const value = rest.length > 0 ? withValue(container[index], rest, next) : next;
    return container.toSpliced(index, 1, ...(value === undefined ? [] : [value]));
  }
  const map = (container ?? {}) as Readonly<Record<string, unknown>>;
  const value = rest.length > 0 ? withValue(map[key], rest, next) : next;
  if (value !== undefined) return { ...map, [key]: value };
  const { [key]: _, ...others } = map;
  return others;
}
