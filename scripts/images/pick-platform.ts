import { ImageError } from './image-error';
import type { IndexEntry } from './manifest';
import { INDEXES } from './media-types';
import { type Platform, platformInWords } from './platform';

/** The entry of an index that runs on a platform. Attestations, which describe other entries, are no candidates. */
export function pickPlatform(entries: readonly IndexEntry[], wanted: Platform, name: string): IndexEntry {
  const images = entries.filter(({ isAbout, mediaType }) => !isAbout && !INDEXES.includes(mediaType));
  const found = images.filter(
    ({ platform }) => platform?.os === wanted.os && platform.architecture === wanted.architecture,
  );
  const [one] = found;
  if (one && found.length === 1) return one;
  const has = images.map(({ digest, platform }) =>
    platform ? `${platform.os}/${platform.architecture} ${digest}` : digest,
  );
  throw new ImageError(
    'not-found',
    `${name} is an index with ${found.length} images for ${platformInWords(wanted)}.`,
    `It has: ${has.join(', ') || 'none'}. Write the digest of the one to use into image.digest of the model.`,
  );
}
