import type { StalePin } from '../../lib/config/lock/stale-pins';
import type { LockChange } from '../../lib/config/lock/update-lock';
import { type Found, weightsPin } from '../pins/pins';
import type { WeightsNeeded } from './weights-of';

/** What staging says of weights that are staged or written. */
export interface StagedFiles {
  readonly manifest: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * What staging pins: the manifest, where neither the deployment file nor its lock does. A stale pin is replaced; or removed,
 * where the file pins the manifest itself.
 */
export function stagedPin(
  { model, source, revision, pinned }: WeightsNeeded,
  { manifest, files, bytes }: StagedFiles,
  found: Found,
  stale: readonly StalePin[],
): LockChange {
  if (pinned === undefined) {
    const weights = { source, ...(revision !== undefined && { revision }), manifest, files, bytes };
    return weightsPin(model, weights, found);
  }
  const isStale = stale.some((pin) => pin.section === 'weights' && pin.model === model);
  return isStale ? { weights: { [model]: null } } : {};
}
