import type { Edit } from '../../edit';

export type Sabotage = readonly [what: string, claim: string, change: (edit: Edit) => void];

/** Sabotages that break the same claim. */
export function of(
  claim: string,
  changes: Readonly<Record<string, (edit: Edit) => void>>,
): readonly Sabotage[] {
  return Object.entries(changes).map(([what, change]) => [what, claim, change]);
}
