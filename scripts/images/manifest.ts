import { z } from 'zod';
import { DIGEST, digestOf } from './digest';
import { ImageError } from './image-error';
import { CONFIGS, INDEXES, LAYERS, MANIFESTS, OUTSIDE_LAYERS, SCHEMA_1 } from './media-types';

/** A manifest or an index as its registry stores it. */
export interface StoredManifest {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly digest: string;
}

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** An entry of an index. */
export interface IndexEntry extends Descriptor {
  readonly platform?: { readonly os: string; readonly architecture: string };
  /** Whether it describes another entry, as an attestation does. */
  readonly isAbout: boolean;
}

export type Manifest =
  | { readonly kind: 'image'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'index'; readonly entries: readonly IndexEntry[] };

const descriptor = z.object({
  mediaType: z.string(),
  digest: z.string().regex(DIGEST),
  size: z.int().nonnegative(),
});
const image = z.object({
  config: descriptor,
  layers: z.array(descriptor.extend({ urls: z.array(z.string()).optional() })),
});
const index = z.object({
  manifests: z.array(
    descriptor.extend({
      platform: z.object({ os: z.string(), architecture: z.string() }).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
      artifactType: z.string().optional(),
    }),
  ),
});

/** The manifest as stored. Its own media type is the one that counts: a registry may answer with another. */
export function storedManifest(bytes: Buffer, answeredType: string): StoredManifest {
  const own = (jsonOf(bytes) as { readonly mediaType?: unknown } | undefined)?.mediaType;
  const mediaType = typeof own === 'string' ? own : (answeredType.split(';')[0] ?? '').trim();
  return { bytes, mediaType, digest: digestOf(bytes) };
}

/** What a manifest lists. @param name of the image, for messages @throws ImageError for a form that is not copied */
export function readManifest({ bytes, mediaType, digest }: StoredManifest, name: string): Manifest {
  const where = `${name} (${digest})`;
  if (SCHEMA_1.includes(mediaType)) {
    throw new ImageError(
      'unsupported',
      `${where} is a manifest of schema 1, which names no digest of its configuration.`,
      'Use an image that was pushed with Docker 1.10 or newer.',
    );
  }
  const json = jsonOf(bytes);
  if (INDEXES.includes(mediaType)) {
    const { manifests } = shaped(index, json, where);
    return {
      kind: 'index',
      entries: manifests.map(({ annotations, artifactType, ...entry }) => ({
        ...entry,
        isAbout: artifactType !== undefined || annotations?.['vnd.docker.reference.type'] !== undefined,
      })),
    };
  }
  if (!MANIFESTS.includes(mediaType)) {
    throw new ImageError(
      'unsupported',
      `${where} is of type "${mediaType}", not a manifest of an image.`,
      `Name an image. Known: ${[...MANIFESTS, ...INDEXES].join(', ')}.`,
    );
  }
  const { config, layers } = shaped(image, json, where);
  refuseForms(config, layers, where);
  return { kind: 'image', config, layers: layers.map(({ urls: _, ...layer }) => layer) };
}

/** Refuses, all at once, what is no layer of an image, or is not in the registry. */
function refuseForms(
  config: Descriptor,
  layers: readonly (Descriptor & { readonly urls?: readonly string[] })[],
  where: string,
): void {
  const wrong = [
    ...(CONFIGS.includes(config.mediaType) ? [] : [`its configuration is "${config.mediaType}"`]),
    ...layers.flatMap(({ digest, mediaType, urls = [] }) => {
      if (OUTSIDE_LAYERS.includes(mediaType) || urls.length > 0)
        return [
          `layer ${digest} is kept outside the registry${urls.length > 0 ? `, at ${urls.join(', ')}` : ''}`,
        ];
      return LAYERS.includes(mediaType) ? [] : [`layer ${digest} is "${mediaType}"`];
    }),
  ];
  if (wrong.length === 0) return;
  throw new ImageError(
    'unsupported',
    `${where} cannot be staged: ${wrong.join('; ')}.`,
    'Name an image for containers on Linux, with all its layers in the registry.',
  );
}

function shaped<T>(schema: z.ZodType<T>, json: unknown, where: string): T {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
  throw new ImageError(
    'unsupported',
    `The manifest of ${where} does not have the form of its type: ${wrong.join('; ')}.`,
    'Build or fetch the image again.',
  );
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
