import { type ImageSource, type ImageTarget, type Reach, readerOf, writerOf } from './image-place';
import type { Descriptor } from './manifest';
import type { Platform } from './platform';
import { resolveImage } from './resolve-image';

/** What a copy would do. */
export interface PlannedImage {
  readonly digest: string;
  readonly platformDigest: string;
  /** Of all blobs of the image. */
  readonly bytes: number;
  /** The blobs that are not at the target. */
  readonly missing: { readonly blobs: number; readonly bytes: number };
  /** Whether the target has the image under its tag. */
  readonly tagged: boolean;
}

/** Finds what a copy would do. It only reads. @throws ImageError */
export async function planImage(
  from: ImageSource,
  to: ImageTarget,
  platform: Platform,
  reach: Reach & { readonly digest?: string },
): Promise<PlannedImage> {
  const image = await resolveImage(readerOf(from, reach), platform, reach.pause, reach.digest);
  const writer = writerOf(to, reach);
  const missing: Descriptor[] = [];
  for (const blob of image.blobs) if (!(await writer.hasBlob(blob))) missing.push(blob);
  const sum = (blobs: readonly Descriptor[]) => blobs.reduce((total, { size }) => total + size, 0);
  return {
    digest: image.digest,
    platformDigest: image.manifest.digest,
    bytes: sum(image.blobs),
    missing: { blobs: missing.length, bytes: sum(missing) },
    tagged: (await writer.tagged()) === image.manifest.digest,
  };
}
