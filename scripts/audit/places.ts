import type { Places } from '../../lambda/router/records/schema/chain';

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
