import type { StalePin } from '../../lib/config/lock/stale-pins';
import type { LockChange } from '../../lib/config/lock/update-lock';
import { type Found, imagePin, mergedPins } from '../pins/pins';
import type { ModelStaged } from './stage-models';

/**
 * What staging pins: the images that neither the deployment file nor its lock pins. A stale pin of an image that was staged
 * is replaced; or removed, where the file pins the image itself.
 */
export function stagedPins(
  done: readonly ModelStaged[],
  found: Found,
  stale: readonly StalePin[],
): LockChange {
  return mergedPins(
    done.map((one) => {
      if (!('staged' in one)) return {};
      const { model, source, platform } = one;
      if (!one.pinned) return imagePin(model, { source, platform, digest: one.staged.platformDigest }, found);
      const isStale = stale.some((pin) => pin.section === 'images' && pin.model === model);
      return isStale ? { images: { [model]: null } } : {};
    }),
  );
}
