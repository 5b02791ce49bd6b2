import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, type Manifest, manifestHash, readManifest } from '../../../lib/weights/manifest';
import { CommandError } from '../../command-line/command-error';
import { hexOf } from '../../images/digest';
import { INDEX_FILE, LAYOUT_FILE, readIndex } from '../../images/layout/layout-form';
import { readManifest as readImage, storedManifest } from '../../images/manifest';
import { IMAGES, type Part, WEIGHTS } from './bundle-file';

/** A file, as a digest that is known says it. */
export type File = Omit<Part, 'models'>;

/** What names the content of a model: the two hashes that a lock pins. */
export interface Content {
  readonly digest: string;
  readonly manifest: string;
}

/**
 * The files of a model in a bundle, derived from its two hashes: what its image manifest and the manifest of its weights
 * name. So a bundle cannot say that something else belongs to the model.
 *
 * @throws CommandError if one of the two manifests is not there, or is another one
 */
export async function modelParts(
  folder: string,
  model: string,
  { digest, manifest }: Content,
): Promise<readonly File[]> {
  return [...(await imageParts(folder, digest)), ...(await weightsParts(folder, model, manifest)).files];
}

async function imageParts(folder: string, digest: string): Promise<readonly File[]> {
  const path = blobOf(digest);
  const bytes = await whole(folder, path, hexOf(digest));
  const index = readIndex(await readFile(join(folder, IMAGES, INDEX_FILE), 'utf8').catch(() => ''));
  const type = index?.manifests.find((entry) => entry.digest === digest)?.mediaType ?? '';
  const image = readImage(storedManifest(bytes, type), folder);
  if (image.kind !== 'image') {
    throw new CommandError(`${join(folder, path)} is no manifest of an image. Write the bundle again.`);
  }
  const blobs = new Map([image.config, ...image.layers].map((blob) => [blob.digest, blob.size]));
  return [
    { path, bytes: bytes.length, sha256: hexOf(digest) },
    ...[...blobs].map(([blob, size]) => ({ path: blobOf(blob), bytes: size, sha256: hexOf(blob) })),
  ];
}

/** The files of a model's weights, and their manifest. @throws CommandError */
export async function weightsParts(
  folder: string,
  model: string,
  hash: string,
): Promise<{ readonly manifest: Manifest; readonly files: readonly File[] }> {
  const place = `${WEIGHTS}/${model}/sha256-${hash}`;
  const path = `${place}/${MANIFEST_FILE}`;
  const text = await whole(folder, path, hash);
  const manifest = readManifest(text.toString('utf8'));
  if (!manifest || manifestHash(manifest) !== hash) throw changed(join(folder, path));
  const files = manifest.files.map((file) => ({
    path: `${place}/${file.path}`,
    bytes: file.bytes,
    sha256: file.sha256,
  }));
  return { manifest, files: [{ path, bytes: text.length, sha256: hash }, ...files] };
}

/** The two files that say which images are in the layout, as they are now. */
export async function layoutParts(folder: string): Promise<readonly File[]> {
  return Promise.all(
    [LAYOUT_FILE, INDEX_FILE].map(async (name) => {
      const path = `${IMAGES}/${name}`;
      const bytes = await read(folder, path);
      return { path, bytes: bytes.length, sha256: sha256Of(bytes) };
    }),
  );
}

const blobOf = (digest: string) => `${IMAGES}/blobs/sha256/${hexOf(digest)}`;
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function whole(folder: string, path: string, sha256: string): Promise<Buffer> {
  const bytes = await read(folder, path);
  if (sha256Of(bytes) !== sha256) throw changed(join(folder, path));
  return bytes;
}

const read = (folder: string, path: string): Promise<Buffer> =>
  readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${join(folder, path)} is missing, or cannot be read (${error.code}).`);
  });

const changed = (path: string) => new CommandError(`${path} was changed: it does not have its SHA-256.`);
