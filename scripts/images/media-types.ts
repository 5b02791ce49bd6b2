// The types of what a registry stores: OCI image specification 1.1 (opencontainers/image-spec, media-types.md), and Docker's
// image manifest version 2, schema 2 and schema 1 (distribution/distribution, docs/content/spec/manifest-v2-2.md; schema 1
// left that folder in version 3).

const OCI = 'application/vnd.oci.image';
const DOCKER = 'application/vnd.docker';

export const MANIFESTS: readonly string[] = [
  `${OCI}.manifest.v1+json`,
  `${DOCKER}.distribution.manifest.v2+json`,
];

/** Lists of manifests, one for each platform. */
export const INDEXES: readonly string[] = [
  `${OCI}.index.v1+json`,
  `${DOCKER}.distribution.manifest.list.v2+json`,
];

export const SCHEMA_1: readonly string[] = [
  `${DOCKER}.distribution.manifest.v1+json`,
  `${DOCKER}.distribution.manifest.v1+prettyjws`,
];

export const CONFIGS: readonly string[] = [`${OCI}.config.v1+json`, `${DOCKER}.container.image.v1+json`];

export const LAYERS: readonly string[] = [
  `${OCI}.layer.v1.tar`,
  `${OCI}.layer.v1.tar+gzip`,
  `${OCI}.layer.v1.tar+zstd`,
  `${DOCKER}.image.rootfs.diff.tar`,
  `${DOCKER}.image.rootfs.diff.tar.gzip`,
];

/** Layers that a registry may only point to. */
export const OUTSIDE_LAYERS: readonly string[] = [
  `${OCI}.layer.nondistributable.v1.tar`,
  `${OCI}.layer.nondistributable.v1.tar+gzip`,
  `${OCI}.layer.nondistributable.v1.tar+zstd`,
  `${DOCKER}.image.rootfs.foreign.diff.tar`,
  `${DOCKER}.image.rootfs.foreign.diff.tar.gzip`,
];
