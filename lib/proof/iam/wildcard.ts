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
  if (!hasWildcard(pattern)) return pattern === set;
  return search(pattern.length, set.length, (i, j) => {
    const p = pattern[i];
    const s = set[j];
    if (p === undefined) return s === undefined;
    if (p === '*') {
      const absorbs = s !== undefined && (crosses(i) || (s !== ':' && s !== '*' && s !== '?'));
      return absorbs ? EITHER : FIRST;
    }
    if (s === undefined || s === '*') return false;
    if (p === '?') return crosses(i) || (s !== ':' && s !== '?') ? BOTH : false;
    return p === s ? BOTH : false;
  });
}

/** Whether some string matches both patterns. */
export function intersects(a: string, b: string): boolean {
  if (!hasWildcard(a) && !hasWildcard(b)) return a === b;
  return search(a.length, b.length, (i, j) => {
    const x = a[i];
    const y = b[j];
    if (x === undefined && y === undefined) return true;
    if (x === '*') return y === undefined ? FIRST : EITHER;
    if (y === '*') return x === undefined ? SECOND : EITHER;
    if (x === undefined || y === undefined) return false;
    return x === y || x === '?' || y === '?' ? BOTH : false;
  });
}

export const hasWildcard = (text: string) => text.includes('*') || text.includes('?');

/** How far to go on in each of the two texts. */
type Step = readonly [first: number, second: number];

const FIRST: readonly Step[] = [[1, 0]];
const SECOND: readonly Step[] = [[0, 1]];
const EITHER: readonly Step[] = [...FIRST, ...SECOND];
const BOTH: readonly Step[] = [[1, 1]];

/**
 * Whether some sequence of steps from the start of both texts ends in `true`. Each pair of places is visited once.
 *
 * @param look the answer at a pair of places, or the steps to try from there
 */
function search(
  rows: number,
  columns: number,
  look: (i: number, j: number) => boolean | readonly Step[],
): boolean {
  const width = columns + 1;
  const seen = new Uint8Array((rows + 1) * width);
  const open = [0];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (seen[place]) continue;
    seen[place] = 1;
    const found = look(Math.floor(place / width), place % width);
    if (found === true) return true;
    if (found !== false) for (const [i, j] of found) open.push(place + i * width + j);
  }
  return false;
}
