import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../../command-line/command-error';
import { asDiskProblem } from '../../weights/folder/disk-problem';

/** The file that says what a bundle has. It is written last: a folder without it is not a whole bundle. */
export const BUNDLE_FILE = 'bundle.json';

/** The folders of a bundle: an OCI image layout, and the weights of each model as in the bucket. */
export const IMAGES = 'images';
export const WEIGHTS = 'weights';

/** Its name until it is whole. */
const PARTIAL_FILE = `${BUNDLE_FILE}.part`;

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.int().nonnegative();
const words = z.string().min(1);

const part = z.strictObject({
  /** Below the bundle, with `/`. */
  path: z.string().regex(/^(images|weights)(\/(?!\.)[\w.@+-]+)+$/),
  bytes,
  sha256: hex,
  /** The models that need it. */
  models: z.array(words).min(1),
});

const bundled = z.strictObject({
  image: z.strictObject({
    source: words,
    digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    platform: words,
  }),
  weights: z.strictObject({
    source: words,
    revision: words.optional(),
    /** SHA-256 of the manifest of the weights. */
    manifest: hex,
    files: z.int().positive(),
    bytes,
  }),
});

const bundleSchema = z.strictObject({
  schema: z.literal(1),
  deployment: words,
  created: z.strictObject({ on: words, by: words }),
  models: z.record(words, bundled),
  parts: z.array(part).min(1),
});

/** The image and the weights of a model in a bundle, as a lock pins them. */
export type Bundled = z.output<typeof bundled>;
/** A file of a bundle. */
export type Part = z.output<typeof part>;
export type Bundle = z.output<typeof bundleSchema>;

/** The text of a bundle's file. */
export const bundleText = (bundle: Bundle): string => `${JSON.stringify(bundle, null, 2)}\n`;

/** What a folder says it has. @throws CommandError if it is no bundle */
export async function readBundle(folder: string): Promise<Bundle> {
  const path = join(folder, BUNDLE_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(
      `Cannot read ${path} (${error.code}): ${folder} is no whole bundle. Write it again with --bundle, or bring it over again.`,
    );
  });
  const read = bundleSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new CommandError(
    `${path} is not the file of a bundle: ${read.error.issues[0]?.path.join('.') || 'the whole file'}: ${read.error.issues[0]?.message}. Bring the folder over again; or, if a newer release of the blueprint wrote it, use that release.`,
  );
}

/** Takes from a folder that it is a whole bundle, before it is changed. */
export async function unmarkBundle(folder: string): Promise<void> {
  await rm(join(folder, BUNDLE_FILE), { force: true });
  await rm(join(folder, PARTIAL_FILE), { force: true });
}

/** Marks a folder as a whole bundle, all at once. @throws StagingError disk-full, denied */
export async function writeBundle(folder: string, bundle: Bundle): Promise<void> {
  const partial = join(folder, PARTIAL_FILE);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(partial, 'w');
    try {
      await file.writeFile(bundleText(bundle));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, join(folder, BUNDLE_FILE));
  } catch (error) {
    throw asDiskProblem(error, folder);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
