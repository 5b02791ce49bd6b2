import { createReadStream, type Dirent, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CommandError } from '../../command-line/command-error';
import type { Source } from './source';
import { ObjectUnread, type StoredObject, unreadObject } from './stored-object';

const SMALL = 8 * 1024 * 1024;

/**
 * Every file below a folder, hidden ones included, or the one file. What is no file (a link, a socket) and what may
 * not be read is an object without content, so that the reader can name it.
 */
export function folderSource(path: string): Source {
  const found = async () => {
    const it = await stat(path).catch(() => undefined);
    if (it) return it;
    throw new CommandError(
      `${path} is no file and no folder here. Give a folder, a file or s3://bucket/prefix.`,
    );
  };
  return {
    async top() {
      if ((await found()).isFile()) return [basename(path)];
      return (await entries(path)).map(nameOf);
    },
    async *objects(under = '') {
      if ((await found()).isFile()) yield fileObject(path, basename(path));
      else yield* below(join(path, under), under);
    },
  };
}

async function* below(folder: string, key: string): AsyncGenerator<StoredObject> {
  let children: readonly Dirent[];
  try {
    children = await entries(folder);
  } catch (error) {
    yield unreadObject(folder, key, reasonOf(error));
    return;
  }
  for (const child of children) {
    const [path, childKey] = [join(folder, child.name), key + nameOf(child)];
    if (child.isDirectory()) yield* below(path, childKey);
    else if (child.isFile()) yield fileObject(path, childKey);
    else yield unreadObject(path, childKey, `${kindOf(child)} is not followed; put the file itself here`);
  }
}

/** In the order of S3, which compares whole keys. */
const entries = async (folder: string): Promise<readonly Dirent[]> =>
  (await readdir(folder, { withFileTypes: true })).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

const nameOf = (entry: Dirent) => (entry.isDirectory() ? `${entry.name}/` : entry.name);
const kindOf = (entry: Dirent) => (entry.isSymbolicLink() ? 'a symbolic link' : 'what is no regular file');

const fileObject = (name: string, key: string): StoredObject => ({
  name,
  key,
  async *content() {
    try {
      // Reading a small file at once takes a tenth of the time of a stream.
      if (statSync(name).size <= SMALL) yield readFileSync(name);
      else yield* createReadStream(name);
    } catch (error) {
      throw new ObjectUnread(reasonOf(error));
    }
  },
});

const reasonOf = (error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EACCES' ? 'you may not read it (EACCES): change its permissions' : message;
};
