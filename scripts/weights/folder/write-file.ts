import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../../lib/weights/checksum';
import { Digester } from '../digest/digester';
import type { Progress } from '../progress';
import type { Reading } from '../select/select-weights';
import { readRange } from '../source/read-range';
import type { SourceFile, WeightsSource } from '../source/source';

/**
 * Writes a file, from the byte on where an earlier run stopped. What is there is read again, so the digest is that of the
 * whole file; if it is not the one that the source states, the file is removed.
 */
export async function writeFileFrom(
  source: WeightsSource,
  file: SourceFile,
  folder: string,
  partBytes: number,
  progress: Progress,
  reading: Reading,
): Promise<Digest> {
  const path = join(folder, file.path);
  if ((await lengthThere(path)) > file.bytes) await rm(path);
  const start = await lengthThere(path);
  const digester = new Digester(file, partBytes);
  if (start > 0) for await (const chunk of createReadStream(path)) digester.update(chunk);
  progress.add(start, { alreadyDone: true });
  const output = await open(path, 'a');
  try {
    for await (const chunk of readRange(source, file, { start, end: file.bytes }, reading)) {
      digester.update(chunk);
      await output.writeFile(chunk);
      progress.add(chunk.length);
    }
    await output.sync();
  } finally {
    await output.close();
  }
  try {
    return digester.end();
  } catch (error) {
    await rm(path);
    throw error;
  }
}

export const lengthThere = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
