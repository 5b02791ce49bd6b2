import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIGEST } from '../digest';
import { ImageError } from '../image-error';
import type { ImageReader } from '../image-store';
import { type Descriptor, type StoredManifest, storedManifest } from '../manifest';
import { MANIFESTS } from '../media-types';
import { blobPath, INDEX_FILE, LAYOUT_FILE, type LayoutEntry, NAME, readIndex } from './layout-form';

/** Whether a path is a folder with images. */
export const isLayout = (path: string): boolean => existsSync(join(path, LAYOUT_FILE));

/** Reads an image from a folder. @param image the name or the digest of one @default the only one */
export class LayoutReader implements ImageReader {
  readonly name: string;

  constructor(
    private readonly folder: string,
    private readonly image?: string,
  ) {
    this.name = image === undefined ? folder : `${folder} (${image})`;
  }

  async manifest(reference = this.image): Promise<StoredManifest> {
    const entries = await this.entries();
    const named = reference !== undefined && DIGEST.test(reference) ? reference : undefined;
    const entry =
      named === undefined ? this.only(entries, reference) : entries.find(({ digest }) => digest === named);
    const digest = named ?? entry?.digest ?? '';
    const bytes = await this.whole(digest);
    const stored = storedManifest(bytes, entry?.mediaType ?? MANIFESTS[0] ?? '');
    if (stored.digest !== digest) {
      throw new ImageError(
        'tampered',
        `The file ${blobPath(this.folder, digest)} has the digest ${stored.digest}: its bytes were changed.`,
        'Nothing was tagged. Bring the folder over again, and compare its digests on both sides.',
      );
    }
    return stored;
  }

  async blob({ digest }: Descriptor, from: number): Promise<AsyncIterable<Uint8Array>> {
    const path = blobPath(this.folder, digest);
    if (!existsSync(path)) throw this.absent(digest);
    return createReadStream(path, { start: from });
  }

  private async entries(): Promise<readonly LayoutEntry[]> {
    const path = join(this.folder, INDEX_FILE);
    const index = readIndex(await readFile(path, 'utf8').catch(() => ''));
    if (index) return index.manifests;
    throw new ImageError(
      'not-found',
      `${path} is not the index of an OCI image layout.`,
      'Name a folder that npm run stage-image -- <deployment> --to <folder> or skopeo wrote.',
    );
  }

  private only(entries: readonly LayoutEntry[], name: string | undefined): LayoutEntry {
    const found = entries.filter(({ annotations }) => name === undefined || annotations?.[NAME] === name);
    const [one] = found;
    if (one && found.length === 1) return one;
    const names = entries.map(({ annotations, digest }) => annotations?.[NAME] ?? digest).join(', ');
    throw new ImageError(
      'not-found',
      name === undefined
        ? `${this.folder} has ${entries.length} images, and none is named.`
        : `${this.folder} has no image "${name}".`,
      `It has: ${names || 'none'}. Name one by its digest.`,
    );
  }

  private async whole(digest: string): Promise<Buffer> {
    return readFile(blobPath(this.folder, digest)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? this.absent(digest) : error;
    });
  }

  private absent(digest: string): ImageError {
    return new ImageError(
      'not-found',
      `${this.folder} has no ${digest}: there is no file ${blobPath(this.folder, digest)}.`,
      'Write the folder again: npm run stage-image -- <deployment> --to <folder>.',
    );
  }
}
