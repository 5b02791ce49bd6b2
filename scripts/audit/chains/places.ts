import type { Places } from '../../../lambda/router/records/schema/chain';

/** Whether one of these runs contains the place. */
export const contains = (runs: readonly Places[], place: number): boolean =>
  runs.some(({ first, last }) => first <= place && place <= last);

/** How many places from `first` to `last` these runs contain; runs may overlap. */
export function countWithin(runs: readonly Places[], { first, last }: Places): number {
  let counted = 0;
  let next = first;
  for (const run of [...runs].sort((a, b) => a.first - b.first)) {
    const from = Math.max(run.first, next);
    const to = Math.min(run.last, last);
    if (from > to) continue;
    counted += to - from + 1;
    next = to + 1;
  }
  return counted;
}

/** What of these runs lies from `first` to `last`. */
export const clipped = (runs: readonly Places[], { first, last }: Places): readonly Places[] =>
  runs
    .map((run) => ({ first: Math.max(run.first, first), last: Math.min(run.last, last) }))
    .filter((run) => run.first <= run.last);

/** The runs, and one or more, as ascending runs that do not touch: as many places, in the least memory. */
export function addPlaces(runs: Places[], more: readonly Places[]): Places[] {
  if (more.length === 0) return runs;
  const joined: Places[] = [];
  for (const { first, last } of [...runs, ...more].sort((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else joined.push({ first, last });
  }
  return joined;
}
