import type { Digest } from '../../../lib/weights/checksum';
import { forEachAtOnce } from '../pool';
import type { Progress } from '../progress';
import type { Reading } from '../select/select-weights';
import { readRange } from '../source/read-range';
import type { SourceFile, WeightsSource } from '../source/source';
import type { DigestLog } from './digest-log';
import { Digester } from './digester';

/** Files that are read at the same time. */
const AT_ONCE = 4;

/** Reads every file to the end, and says what each contains. What the log has is not read again. */
export async function digestFiles(
  source: WeightsSource,
  files: readonly SourceFile[],
  partBytes: number,
  log: DigestLog,
  progress: Progress,
  reading: Reading,
): Promise<ReadonlyMap<string, Digest>> {
  const digests = new Map<string, Digest>();
  await forEachAtOnce(files, AT_ONCE, async (file) => {
    const known = await log.get(source, file, partBytes);
    if (known) {
      progress.add(file.bytes, { alreadyDone: true });
      digests.set(file.path, known);
    } else {
      const digester = new Digester(file, partBytes);
      for await (const chunk of readRange(source, file, { start: 0, end: file.bytes }, reading)) {
        digester.update(chunk);
        progress.add(chunk.length);
      }
      const digest = digester.end();
      await log.add(source, file, partBytes, digest);
      digests.set(file.path, digest);
    }
    progress.endFile();
  });
  return digests;
}
