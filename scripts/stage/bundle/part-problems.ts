import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../../weights/progress';
import { BUNDLE_FILE, type Part, WEIGHTS } from './bundle-file';

/** A file of a bundle that is not as it has to be. */
export interface PartProblem {
  readonly path: string;
  readonly words: string;
  /** The models that cannot be staged because of it. */
  readonly models: readonly string[];
}

/**
 * Reads every byte of a bundle: what is missing, what was changed, and what is not part of it. A foreign file that is not in
 * the folder of one model's weights concerns all models.
 */
export async function partProblems(
  folder: string,
  parts: readonly Part[],
  progress: Progress,
): Promise<readonly PartProblem[]> {
  const known = new Set([BUNDLE_FILE, ...parts.map(({ path }) => path)]);
  const all = [...new Set(parts.flatMap(({ models }) => models))];
  const foreign = (await filesBelow(folder))
    .filter((path) => !known.has(path))
    .map((path) => {
      const owners = all.filter((model) => path.startsWith(`${WEIGHTS}/${model}/`));
      return { path, words: 'is no part of the bundle', models: owners.length > 0 ? owners : all };
    });
  const wrong: PartProblem[] = [];
  for (const part of parts) {
    const words = await problemOf(folder, part, progress);
    if (words !== undefined) wrong.push({ path: part.path, words, models: part.models });
    progress.endFile();
  }
  return [...wrong, ...foreign];
}

/** The files of a folder by path, with `/`; links and other things that are no folders are among them. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function problemOf(
  folder: string,
  { path, bytes, sha256 }: Part,
  progress: Progress,
): Promise<string | undefined> {
  const file = join(folder, path);
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) return 'is missing';
  if (!found.isFile()) return 'is no file, but a link or a folder';
  if (found.size !== bytes) return `was changed: it has ${found.size} bytes instead of ${bytes}`;
  const hash = createHash('sha256');
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      progress.add(chunk.length);
      yield chunk;
    }
  };
  try {
    await pipeline(createReadStream(file), counted, hash);
  } catch (error) {
    return `cannot be read (${(error as NodeJS.ErrnoException).code})`;
  }
  return hash.digest('hex') === sha256 ? undefined : 'was changed: it does not have its SHA-256';
}

/** Problems as lines, those of a model or all. */
export const problemLines = (problems: readonly PartProblem[]): string =>
  problems.map(({ path, words }) => `  ${path} ${words}`).join('\n');
