/** How many copies may run while a new version replaces the old one, in percent of the desired count. */
export interface RolloutPercents {
  readonly minHealthy: number;
  readonly max: number;
}

/**
 * A copy needs a whole GPU instance, and at most `max` instances exist. If there is room, new copies start beside the
 * old ones and no answer is lost. Without room, copies are replaced in place, one at a time: a single copy is then
 * unavailable while the new one loads.
 */
export function rolloutPercents(copies: { readonly desired: number; readonly max: number }): RolloutPercents {
  const running = Math.max(copies.desired, 1);
  if (copies.max > running) {
    return { minHealthy: 100, max: Math.min(200, Math.ceil((copies.max / running) * 100)) };
  }
  return { minHealthy: Math.floor(((running - 1) / running) * 100), max: 100 };
}
