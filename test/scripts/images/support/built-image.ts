import { createHash, randomBytes } from 'node:crypto';

/** Bytes, and the digest they have. */
export interface Stored {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly mediaType: string;
}

/** What a registry would hold of an image. */
export interface BuiltImage {
  readonly manifest: Stored;
  /** The configuration first. */
  readonly blobs: readonly Stored[];
}

export const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export const stored = (bytes: Buffer, mediaType: string): Stored => ({
  bytes,
  digest: sha256(bytes),
  mediaType,
});

const json = (value: object, mediaType: string) => stored(Buffer.from(JSON.stringify(value)), mediaType);

export const descriptorOf = ({ bytes, digest, mediaType }: Stored) => ({
  mediaType,
  digest,
  size: bytes.length,
});

const TYPES = {
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
    index: 'application/vnd.oci.image.index.v1+json',
  },
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
  },
} as const;

/** An image of random layers. @param sizes of its layers, in bytes */
export function builtImage(
  sizes: readonly number[],
  { architecture = 'amd64', form = 'oci' as keyof typeof TYPES } = {},
): BuiltImage {
  const types = TYPES[form];
  const layers = sizes.map((size) => stored(randomBytes(size), types.layer));
  const config = json(
    {
      os: 'linux',
      architecture,
      config: {},
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    },
    types.config,
  );
  const manifest = json(
    {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: descriptorOf(config),
      layers: layers.map(descriptorOf),
    },
    types.manifest,
  );
  return { manifest, blobs: [config, ...layers] };
}

/** An index of one image for each platform, with an attestation of the first, as a build with provenance pushes. */
export function builtIndex(
  images: Readonly<Record<string, BuiltImage>>,
  form: keyof typeof TYPES = 'oci',
): Stored {
  const entries = Object.entries(images).map(([architecture, { manifest }]) => ({
    ...descriptorOf(manifest),
    platform: { os: 'linux', architecture },
  }));
  const about = {
    mediaType: TYPES.oci.manifest,
    digest: sha256(Buffer.from('attestation')),
    size: 11,
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': entries[0]?.digest ?? '',
    },
  };
  return json(
    { schemaVersion: 2, mediaType: TYPES[form].index, manifests: [...entries, about] },
    TYPES[form].index,
  );
}
