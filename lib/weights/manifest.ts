import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Digest, storedChecksum } from './checksum';

/** The name of the manifest below the prefix of a revision. It is written last: a prefix without it is not whole. */
export const MANIFEST_FILE = 'manifest.json';

/** The length of a part of an upload. It decides the checksums that S3 stores, and so the hash of every manifest. */
export const PART_BYTES = 64 * 1024 * 1024;

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A path below the prefix, of names that S3, a shell and a file system all take as they are. */
const path = z
  .string()
  .max(512)
  .regex(/^(?!\.)[\w.@+-]+(\/(?!\.)[\w.@+-]+)*$/);

const manifestFile = z.strictObject({
  path,
  bytes: z.int().nonnegative(),
  sha256: hex,
  /** What S3 stores for the object: {@link storedChecksum}. */
  checksum: z.string().regex(/^[A-Za-z0-9+/]{43}=(-[1-9]\d{0,4})?$/),
});

/** The files of one revision of a model's weights: nothing that differs by who staged them, when, or from where. */
export const manifestSchema = z.strictObject({
  schema: z.literal(1),
  /** As the deployment file names the weights. */
  source: z.string().min(1),
  /** Of a public repository. Own weights have none. */
  revision: z.string().min(1).optional(),
  partBytes: z.int().positive(),
  files: z.array(manifestFile).min(1),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/** The manifest of these files; the order in which they were read does not matter. */
export function manifestOf(
  { source, revision }: Pick<Manifest, 'source' | 'revision'>,
  partBytes: number,
  digests: ReadonlyMap<string, Digest>,
): Manifest {
  const files = [...digests].map(([path, digest]) => ({
    path,
    bytes: digest.bytes,
    sha256: digest.sha256,
    checksum: storedChecksum(digest),
  }));
  return manifestSchema.parse({
    schema: 1,
    source,
    ...(revision !== undefined && { revision }),
    partBytes,
    files: files.sort(byPath),
  });
}

/** The bytes that are hashed and stored: JSON without spaces, names in alphabetical order, files by path. */
export function manifestText({ files, partBytes, revision, schema, source }: Manifest): string {
  const sorted = [...files].sort(byPath).map(({ bytes, checksum, path, sha256 }) => ({
    bytes,
    checksum,
    path,
    sha256,
  }));
  return JSON.stringify({ files: sorted, partBytes, revision, schema, source });
}

/** What a deployment pins: the SHA-256 of {@link manifestText}, hex. */
export const manifestHash = (manifest: Manifest): string =>
  createHash('sha256').update(manifestText(manifest)).digest('hex');

/** The manifest that a text contains; `undefined` if it is none, or not written as {@link manifestText} writes it. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const manifest = manifestSchema.parse(JSON.parse(text));
    return manifestText(manifest) === text ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** The prefix of one revision in the weights bucket, by what it contains: `<model name>/sha256-<hash>/`. */
export const stagedPrefix = (model: string, hash: string): string => `${model}/sha256-${hash}/`;

/** By code unit, so that no language of a machine changes the order. */
const byPath = (one: { readonly path: string }, other: { readonly path: string }) =>
  one.path < other.path ? -1 : 1;
