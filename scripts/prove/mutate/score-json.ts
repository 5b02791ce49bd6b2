import type { Change } from '../../../lib/sabotage/change';
import type { Score, Tried } from '../../../lib/sabotage/score';

/** A score for programs. Edits are left out: target and words say what was changed. */
export function scoreJson(deployment: string, score: Score): unknown {
  const lines = (tried: readonly Tried<Change & { readonly kind: string }>[]) =>
    tried.map(({ change: { edits: _, ...change }, judged }) => ({ ...change, ...judged }));
  return {
    deployment,
    ...score,
    explained: lines(score.explained),
    unexplained: lines(score.unexplained),
    crashed: lines(score.crashed),
    falseAlarms: lines(score.falseAlarms),
  };
}
