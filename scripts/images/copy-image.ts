import { ImageError } from './image-error';
import type { ImageReader, ImageWriter } from './image-store';
import type { Descriptor } from './manifest';
import type { Pause } from './pause';
import type { ResolvedImage } from './resolve-image';
import { VerifiedBlob } from './verified-blob';

/** Blobs that are copied at the same time. */
const PARALLEL = 4;

export interface CopyProgress {
  /** Bytes that are at the target, those that were there before included. */
  readonly done: number;
  readonly total: number;
}

export interface Copied {
  /** Blobs that were sent, or taken from a repository beside the target. */
  readonly copied: number;
  /** Blobs that were there already. */
  readonly skipped: number;
}

export interface CopyOptions {
  readonly pause: Pause;
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Ends what else is on its way: one blob failed. @default each goes on to its end */
  readonly onFailure?: () => void;
}

/** Copies the blobs of an image that are missing, and then its manifest. @throws ImageError; nothing is tagged then */
export async function copyImage(
  { manifest, blobs }: ResolvedImage,
  reader: ImageReader,
  writer: ImageWriter,
  { pause, onProgress, onFailure }: CopyOptions,
): Promise<Copied> {
  const total = blobs.reduce((sum, { size }) => sum + size, 0);
  const there = new Map<string, number>();
  const at = (digest: string, bytes: number) => {
    there.set(digest, Math.max(bytes, there.get(digest) ?? 0));
    onProgress?.({ done: [...there.values()].reduce((sum, one) => sum + one, 0), total });
  };
  let skipped = 0;
  const copyBlob = async (blob: Descriptor) => {
    if (await writer.hasBlob(blob)) skipped++;
    else if (!(await writer.mount?.(blob, reader)))
      await writer.put(new VerifiedBlob(reader, blob, pause), (bytes) => at(blob.digest, bytes));
    at(blob.digest, blob.size);
  };
  await each(blobs, PARALLEL, copyBlob, onFailure);
  if ((await writer.tagged()) !== manifest.digest) await writer.putManifest(manifest);
  return { copied: blobs.length - skipped, skipped };
}

/** Whether the target has the tagged manifest and each blob of it, by asking for all of them again. @throws ImageError */
export async function verifyCopy({ manifest, blobs }: ResolvedImage, writer: ImageWriter): Promise<void> {
  const tagged = await writer.tagged();
  if (tagged !== manifest.digest) {
    throw new ImageError(
      'wrong-digest',
      `After the copy, ${writer.name} is ${tagged ?? 'nothing'}, not ${manifest.digest}.`,
      'Another process may have written there. Run the command again.',
    );
  }
  const missing: string[] = [];
  await each(blobs, PARALLEL, async (blob) => {
    if (!(await writer.hasBlob(blob))) missing.push(blob.digest);
  });
  if (missing.length === 0) return;
  throw new ImageError(
    'tampered',
    `After the copy, ${writer.name} does not have ${missing.join(', ')} as it was sent.`,
    'Delete the tag at the target, and run the command again.',
  );
}

/** Does something with each of a list, some at a time. After the first error nothing new begins, and it is thrown last. */
async function each<T>(
  items: readonly T[],
  parallel: number,
  act: (item: T) => Promise<void>,
  onFailure?: () => void,
): Promise<void> {
  const left = [...items];
  let failure: { readonly error: unknown } | undefined;
  const work = async () => {
    for (let item = left.shift(); item !== undefined && !failure; item = left.shift()) {
      await act(item).catch((error: unknown) => {
        if (failure) return;
        failure = { error };
        onFailure?.();
      });
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  if (failure) throw failure.error;
}
