import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { digestOf } from '../digest';
import { ImageError } from '../image-error';
import type { ImageWriter } from '../image-store';
import type { Descriptor, StoredManifest } from '../manifest';
import type { VerifiedBlob } from '../verified-blob';
import { blobPath, INDEX_FILE, LAYOUT_FILE, LAYOUT_TEXT, NAME, readIndex, withEntry } from './layout-form';

/**
 * Writes an image to a folder, under one name. A file has its name only when it is whole and checked, and the index lists
 * the image last.
 */
export class LayoutWriter implements ImageWriter {
  readonly name: string;

  constructor(
    private readonly folder: string,
    private readonly image: string,
  ) {
    this.name = `${folder} (${image})`;
  }

  /** Reads the whole file: a disk keeps no digest of it. A changed file is not there, and is written again. */
  async hasBlob({ digest, size }: Descriptor): Promise<boolean> {
    const path = blobPath(this.folder, digest);
    const found = await stat(path).catch(() => undefined);
    if (found?.size !== size) return false;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return `sha256:${hash.digest('hex')}` === digest;
  }

  async put(blob: VerifiedBlob, onBytes: (bytes: number) => void): Promise<void> {
    const path = blobPath(this.folder, blob.descriptor.digest);
    await this.whole(path, async (part) => {
      let at = 0;
      const counted = async function* () {
        for await (const chunk of blob.bytes()) {
          yield chunk;
          at += chunk.length;
          onBytes(at);
        }
      };
      await pipeline(counted(), createWriteStream(part));
    });
  }

  async putManifest({ bytes, mediaType, digest }: StoredManifest): Promise<void> {
    await this.whole(blobPath(this.folder, digest), (part) => writeFile(part, bytes));
    await this.whole(join(this.folder, LAYOUT_FILE), (part) => writeFile(part, LAYOUT_TEXT));
    const path = join(this.folder, INDEX_FILE);
    const before = readIndex(await readFile(path, 'utf8').catch(() => ''));
    const entry = { mediaType, digest, size: bytes.length, annotations: { [NAME]: this.image } };
    await this.whole(path, (part) => writeFile(part, `${JSON.stringify(withEntry(before, entry))}\n`));
  }

  async tagged(): Promise<string | undefined> {
    const index = readIndex(await readFile(join(this.folder, INDEX_FILE), 'utf8').catch(() => ''));
    const digest = index?.manifests.find(({ annotations }) => annotations?.[NAME] === this.image)?.digest;
    if (digest === undefined) return undefined;
    const bytes = await readFile(blobPath(this.folder, digest)).catch(() => undefined);
    return bytes && digestOf(bytes);
  }

  /** Writes a file under another name, and gives it its own when it is whole. @throws ImageError disk-full */
  private async whole(path: string, write: (part: string) => Promise<void>): Promise<void> {
    const part = `${path}.${process.pid}.part`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await write(part);
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      throw inWords(error, this.folder);
    }
  }
}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

function inWords(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (FULL.includes(code ?? '')) {
    return new ImageError(
      'disk-full',
      `The disk of ${folder} is full (${code}).`,
      'Free space, or name a folder on another disk, and run the command again: whole files stay.',
    );
  }
  if (code === 'EACCES' || code === 'ENOTDIR' || code === 'EROFS' || code === 'EPERM') {
    return new ImageError(
      'refused',
      `${folder} cannot be written (${code}).`,
      'Name a folder that you may write.',
    );
  }
  return error;
}
