import { join } from 'node:path';
import { z } from 'zod';
import { DIGEST, hexOf } from '../digest';

// The form of a folder with images: OCI image specification 1.1, "OCI Image Layout".

export const LAYOUT_FILE = 'oci-layout';
export const LAYOUT_TEXT = '{"imageLayoutVersion":"1.0.0"}';
export const INDEX_FILE = 'index.json';
export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/** The annotation of an entry of the index that names the image. */
export const NAME = 'org.opencontainers.image.ref.name';

const entry = z.looseObject({
  mediaType: z.string(),
  digest: z.string().regex(DIGEST),
  size: z.int().nonnegative(),
  annotations: z.record(z.string(), z.string()).optional(),
});
const index = z.looseObject({ manifests: z.array(entry) });

/** An image that the index of a folder lists. */
export type LayoutEntry = z.output<typeof entry>;
export type LayoutIndex = z.output<typeof index>;

/** The path of a blob in a folder. */
export const blobPath = (folder: string, digest: string): string =>
  join(folder, 'blobs', 'sha256', hexOf(digest));

/** What `index.json` lists; `undefined` where it does not have the form. */
export function readIndex(text: string): LayoutIndex | undefined {
  try {
    return index.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The index with one more image, in the place of one of the same name. */
export function withEntry(before: LayoutIndex | undefined, added: LayoutEntry): LayoutIndex {
  const name = added.annotations?.[NAME];
  const others = (before?.manifests ?? []).filter(({ annotations }) => annotations?.[NAME] !== name);
  return { ...before, schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...others, added] };
}
