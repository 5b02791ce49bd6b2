import { ImageError } from './image-error';
import type { ImageReader } from './image-store';
import { type Descriptor, readManifest, type StoredManifest } from './manifest';
import type { Pause } from './pause';
import { pickPlatform } from './pick-platform';
import { type Platform, platformInWords } from './platform';
import { VerifiedBlob } from './verified-blob';

/** An image for one platform, found and read. */
export interface ResolvedImage {
  /** What was named: the digest of the index, where there is one. */
  readonly digest: string;
  /** The manifest of the platform. Its digest is what a deployment pins. */
  readonly manifest: StoredManifest;
  /** Its configuration and layers, each once. */
  readonly blobs: readonly Descriptor[];
}

/** The longest configuration that is read: Docker's are some kilobytes. */
const LONGEST_CONFIG = 8 * 1024 * 1024;

/**
 * Finds what an image is on a platform.
 *
 * @param reference a tag or a digest @default the one that the source names
 * @throws ImageError
 */
export async function resolveImage(
  reader: ImageReader,
  platform: Platform,
  pause: Pause,
  reference?: string,
): Promise<ResolvedImage> {
  const named = await reader.manifest(reference);
  const first = readManifest(named, reader.name);
  if (first.kind === 'image') return resolved(named.digest, named, first);
  const { digest } = pickPlatform(first.entries, platform, reader.name);
  const manifest = await reader.manifest(digest);
  const second = readManifest(manifest, reader.name);
  if (second.kind === 'image') return resolved(named.digest, manifest, second);
  throw new ImageError(
    'unsupported',
    `${reader.name}: the entry ${digest} of the index is an index itself.`,
    'Write the digest of the image to use into image.digest of the model.',
  );

  async function resolved(
    asNamed: string,
    one: StoredManifest,
    { config, layers }: { readonly config: Descriptor; readonly layers: readonly Descriptor[] },
  ): Promise<ResolvedImage> {
    await refuseOtherPlatform(config);
    const blobs = new Map([config, ...layers].map((blob) => [blob.digest, blob]));
    return { digest: asNamed, manifest: one, blobs: [...blobs.values()] };
  }

  async function refuseOtherPlatform(config: Descriptor): Promise<void> {
    if (config.size > LONGEST_CONFIG) {
      throw new ImageError(
        'unsupported',
        `${reader.name} has a configuration of ${config.size} bytes, which is none of an image.`,
        'Name an image.',
      );
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of new VerifiedBlob(reader, config, pause).bytes()) chunks.push(chunk);
    const built = builtFor(Buffer.concat(chunks).toString('utf8'));
    if (built === platformInWords(platform)) return;
    throw new ImageError(
      'not-found',
      `${reader.name} is built for ${built}; the instances of the model need ${platformInWords(platform)}.`,
      'Name an image for that platform in image.source.',
    );
  }
}

function builtFor(config: string): string {
  try {
    const { os, architecture } = JSON.parse(config) as Record<string, unknown>;
    return `${os}/${architecture}`;
  } catch {
    return 'no platform that its configuration names';
  }
}
