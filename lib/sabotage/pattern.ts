import type { Path } from './json';

/**
 * Whether a path matches a pattern such as `Properties/PolicyDocument/**`. In a pattern, `*` is any one key or index,
 * `**` is any number of them, none included, and `prefix*` is a key that begins so.
 */
export function pathMatches(pattern: string, path: Path): boolean {
  return matches(pattern === '' ? [] : pattern.split('/'), path.map(String));
}

function matches([key, ...rest]: readonly string[], path: readonly string[]): boolean {
  if (key === undefined) return path.length === 0;
  if (key === '**') {
    return (
      rest.length === 0 || path.some((_, index) => matches(rest, path.slice(index))) || matches(rest, [])
    );
  }
  const [first, ...others] = path;
  return first !== undefined && keyMatches(key, first) && matches(rest, others);
}

const keyMatches = (pattern: string, key: string) =>
  pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;

/** Whether an id matches one of the ids or families: `I3.*`. */
export const idMatches = (families: readonly string[], id: string): boolean =>
  families.some((family) => (family.endsWith('*') ? id.startsWith(family.slice(0, -1)) : family === id));
