import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Digest } from '../../../lib/weights/checksum';
import type { SourceFile, WeightsSource } from '../source/source';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const entry = z.strictObject({
  source: z.string(),
  path: z.string(),
  bytes: z.int(),
  partBytes: z.int(),
  sha256: hex,
  parts: z.array(hex).min(1),
});

/**
 * What files of fixed sources contain, so that a command that was interrupted need not read them again. It saves time and
 * decides nothing: each part is compared with its digest again while it is uploaded.
 */
export interface DigestLog {
  get(source: WeightsSource, file: SourceFile, partBytes: number): Promise<Digest | undefined>;
  add(source: WeightsSource, file: SourceFile, partBytes: number, digest: Digest): Promise<void>;
}

export const NO_LOG: DigestLog = { get: async () => undefined, add: async () => undefined };

/** One line of JSON for each file, so that a line that was cut off costs one file. */
export function digestLog(file: string): DigestLog {
  return {
    async get({ fixed }, { path, bytes, sha256 }, partBytes) {
      if (fixed === undefined) return undefined;
      const text = await readFile(file, 'utf8').catch(() => '');
      const known = text
        .split('\n')
        .map(entryOf)
        .find(
          (one) =>
            one?.source === fixed && one.path === path && one.bytes === bytes && one.partBytes === partBytes,
        );
      if (!known || (sha256 !== undefined && known.sha256 !== sha256)) return undefined;
      return { sha256: known.sha256, bytes, parts: known.parts };
    },
    async add({ fixed }, { path, bytes }, partBytes, { sha256, parts }) {
      if (fixed === undefined) return;
      const line = JSON.stringify({ source: fixed, path, bytes, partBytes, sha256, parts });
      // A full disk costs the time of reading again, and nothing else.
      await mkdir(dirname(file), { recursive: true })
        .then(() => appendFile(file, `${line}\n`))
        .catch(() => undefined);
    },
  };
}

function entryOf(line: string): z.output<typeof entry> | undefined {
  try {
    return entry.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
