// Strings with IAM's wildcards: `*` matches any run of characters, `?` any one (IAM user guide, "IAM JSON policy
// elements: Action" and "… Resource"). Both sides may have wildcards: a request may represent a set of requests, such
// as every action of a service.

/** Whether a wildcard at this place of the pattern may match a colon. */
type Crosses = (place: number) => boolean;

/**
 * Whether every string that `set` matches also matches `pattern`. A `set` without wildcards is one string. Never
 * `true` if one string does not match; may be `false` for a pattern such as `?*` that does cover the set.
 */
export function covers(pattern: string, set: string, crosses: Crosses = () => true): boolean {
  return search(pattern.length, set.length, (i, j) => {
    const p = pattern[i];
    const s = set[j];
    if (p === undefined) return s === undefined;
    if (p === '*') {
      const absorbs = s !== undefined && (crosses(i) || (s !== ':' && s !== '*' && s !== '?'));
      return { either: absorbs ? [[i + 1, j] as const, [i, j + 1] as const] : [[i + 1, j] as const] };
    }
    if (s === undefined || s === '*') return false;
    if (p === '?') return crosses(i) || (s !== ':' && s !== '?') ? { either: [[i + 1, j + 1]] } : false;
    return p === s ? { either: [[i + 1, j + 1]] } : false;
  });
}

/** Whether some string matches both patterns. */
export function intersects(a: string, b: string): boolean {
  return search(a.length, b.length, (i, j) => {
    const x = a[i];
    const y = b[j];
    if (x === undefined && y === undefined) return true;
    if (x === '*' || y === '*') {
      const steps: Step[] = [];
      if (x === '*') steps.push([i + 1, j]);
      if (y === '*') steps.push([i, j + 1]);
      if (x === '*' && y !== undefined && y !== '*') steps.push([i, j + 1]);
      if (y === '*' && x !== undefined && x !== '*') steps.push([i + 1, j]);
      return { either: steps };
    }
    if (x === undefined || y === undefined) return false;
    return x === y || x === '?' || y === '?' ? { either: [[i + 1, j + 1]] } : false;
  });
}

export const hasWildcard = (text: string) => /[*?]/.test(text);

type Step = readonly [number, number];

/** Whether some sequence of steps from the start of both ends in `true`. Each pair of places is visited once. */
function search(
  rows: number,
  columns: number,
  look: (i: number, j: number) => boolean | { readonly either: readonly Step[] },
): boolean {
  const seen = new Uint8Array((rows + 1) * (columns + 1));
  const open: Step[] = [[0, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [i, j] = next;
    const place = i * (columns + 1) + j;
    if (seen[place]) continue;
    seen[place] = 1;
    const found = look(i, j);
    if (found === true) return true;
    if (found !== false) open.push(...found.either);
  }
  return false;
}
