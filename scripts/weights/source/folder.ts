import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MANIFEST_FILE, type ManifestFile, readManifest } from '../../../lib/weights/manifest';
import { StagingError } from '../staging-error';
import { changedLength } from './http-range';
import type { SourceFile, WeightsSource } from './source';

/** A folder on this machine. Where it has a manifest, as one that `--to` has written, its files are held to it. */
export function folderSource(folder: string): WeightsSource {
  return {
    name: folder,
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
        throw unreadable(folder, error);
      });
      const files = entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name));
      // hf download leaves symbolic links to its cache: stat follows them.
      const known = await statedBy(join(folder, MANIFEST_FILE));
      return Promise.all(
        files.map(async (file): Promise<SourceFile> => {
          const path = relative(folder, file).split(sep).join('/');
          const [bytes, stated] = [await lengthOf(file), known.get(path)];
          if (stated && stated.bytes !== bytes) throw changedLength(path, stated.bytes, bytes);
          return { path, bytes, ...(stated && { sha256: stated.sha256 }) };
        }),
      );
    },
    async *open({ path, bytes }, { start, end }, signal) {
      const file = join(folder, path);
      const size = await lengthOf(file);
      if (size !== bytes) throw changedLength(path, bytes, size);
      yield* createReadStream(file, { start, end: end - 1, signal });
    },
  };
}

const lengthOf = async (file: string): Promise<number> => {
  const { size } = await stat(file).catch((error) => {
    throw unreadable(file, error);
  });
  return size;
};

/** What a manifest says of the files beside it, by path. @throws StagingError if there is one that cannot be read */
async function statedBy(file: string): Promise<ReadonlyMap<string, ManifestFile>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return new Map();
  const manifest = readManifest(text);
  if (manifest) return new Map(manifest.files.map((stated) => [stated.path, stated]));
  throw new StagingError(
    'changed',
    `${file} is no manifest of weights, or was changed after it was written.`,
    'Copy the folder again from where --to has written it.',
  );
}

const unreadable = (path: string, { code }: NodeJS.ErrnoException) =>
  new StagingError(
    code === 'EACCES' ? 'denied' : 'not-found',
    `Cannot read ${path} (${code}).`,
    'Name a folder with the files of the weights, such as one that hf download or --to has written.',
  );
