import { type Copied, type CopyProgress, copyImage, verifyCopy } from './copy-image';
import type { Connection } from './http/connection';
import { ImageError } from './image-error';
import { type ImageSource, type ImageTarget, readerOf, writerOf } from './image-place';
import type { ImageWriter } from './image-store';
import { type Pause, realPause } from './pause';
import type { Platform } from './platform';
import { type ResolvedImage, resolveImage } from './resolve-image';
import { skopeoCopy } from './skopeo/skopeo-copy';
import { unlessStopped } from './unless-stopped';

export interface StageOptions {
  readonly from: ImageSource;
  readonly to: ImageTarget;
  /** What the deployment file pins: of the manifest, or of an index that lists it. @default what `from` names now */
  readonly digest?: string;
  readonly platform: Platform;
  readonly onProgress?: (progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
  /** The path of skopeo, which copies from registry to registry. @default this repository's own client */
  readonly skopeo?: string;
  /** @default through the proxy of the environment. skopeo reads HTTPS_PROXY and SSL_CERT_FILE by itself */
  readonly connection?: Connection;
  /** How long to wait between attempts. @default in real time */
  readonly pause?: Pause;
}

export interface StagedImage extends Copied {
  /** What was named, of the index where there is one. */
  readonly digest: string;
  /** Of the manifest for the platform, which is at the target under its tag. */
  readonly platformDigest: string;
  /** Of all blobs of the image. */
  readonly bytes: number;
}

/**
 * Copies an image by digest and verifies the copy. The manifest goes last: an image that is tagged is whole. Run again after
 * an interruption, it goes on with the blobs that are missing.
 *
 * @throws ImageError
 */
export async function stageImage(options: StageOptions): Promise<StagedImage> {
  return unlessStopped(options.signal, copied(options));
}

async function copied(options: StageOptions): Promise<StagedImage> {
  const { from, to, digest, platform, onProgress, signal, skopeo } = options;
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const reach = { connection: options.connection, pause: options.pause ?? realPause(either), signal: either };
  const [reader, writer] = [readerOf(from, reach), writerOf(to, reach)];
  const image = await resolveImage(reader, platform, reach.pause, digest);
  await refuseOtherImage(image, writer);
  const bytes = image.blobs.reduce((sum, { size }) => sum + size, 0);
  const bySkopeo = skopeo !== undefined && from.kind === 'registry' && to.kind === 'registry';
  const parts = bySkopeo
    ? await copyBySkopeo(image, writer, { program: skopeo, from, to, signal: either })
    : await copyImage(image, reader, writer, {
        pause: reach.pause,
        onFailure: () => stop.abort(),
        ...(onProgress && { onProgress }),
      });
  await verifyCopy(image, writer);
  onProgress?.({ done: bytes, total: bytes });
  return { digest: image.digest, platformDigest: image.manifest.digest, bytes, ...parts };
}

/** The digests that an image has now: of what is named, and of its manifest for the platform. @throws ImageError */
export async function resolveDigest(
  from: ImageSource,
  platform: Platform,
  { pause, ...options }: Pick<StageOptions, 'connection' | 'pause' | 'signal' | 'digest'> = {},
): Promise<Pick<StagedImage, 'digest' | 'platformDigest' | 'bytes'>> {
  const reach = { ...options, pause: pause ?? realPause(options.signal) };
  const found = resolveImage(readerOf(from, reach), platform, reach.pause, options.digest);
  const image = await unlessStopped(options.signal, found);
  const bytes = image.blobs.reduce((sum, { size }) => sum + size, 0);
  return { digest: image.digest, platformDigest: image.manifest.digest, bytes };
}

/** A tag names its image by digest, so one with another image was not set by this command. */
async function refuseOtherImage({ manifest }: ResolvedImage, writer: ImageWriter): Promise<void> {
  const tagged = await writer.tagged();
  if (tagged === undefined || tagged === manifest.digest) return;
  throw new ImageError(
    'tag-taken',
    `${writer.name} is another image: ${tagged}, not ${manifest.digest}.`,
    'Find out who pushed it, and delete the tag.',
  );
}

async function copyBySkopeo(
  { manifest, blobs }: ResolvedImage,
  writer: ImageWriter,
  {
    program,
    from,
    to,
    signal,
  }: {
    readonly program: string;
    readonly from: Extract<ImageSource, { kind: 'registry' }>;
    readonly to: Extract<ImageTarget, { kind: 'registry' }>;
    readonly signal: AbortSignal;
  },
): Promise<Copied> {
  const there = await Promise.all(blobs.map((blob) => writer.hasBlob(blob)));
  const skipped = there.filter(Boolean).length;
  if (skipped === blobs.length && (await writer.tagged()) === manifest.digest) return { copied: 0, skipped };
  const { registry, repository } = from.image;
  const [source, target] = await Promise.all([from.credentials(false), to.credentials(false)]);
  await skopeoCopy(
    {
      program,
      from: {
        image: { registry, repository, digest: manifest.digest },
        ...(source && { login: source }),
      },
      to: { image: to.image, ...(target && { login: target }) },
    },
    signal,
  );
  return { copied: blobs.length - skipped, skipped };
}
