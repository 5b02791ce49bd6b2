import { type Connection, usualConnection } from './http/connection';
import type { ImageReference } from './image-reference';
import type { ImageReader, ImageWriter } from './image-store';
import { LayoutReader } from './layout/layout-reader';
import { LayoutWriter } from './layout/layout-writer';
import type { Pause } from './pause';
import type { Credentials } from './registry/credentials';
import { RegistryClient } from './registry/registry-client';
import { RegistryReader } from './registry/registry-reader';
import { RegistryWriter } from './registry/registry-writer';

export interface RegistryPlace<I extends ImageReference> {
  readonly kind: 'registry';
  readonly image: I;
  readonly credentials: Credentials;
}

/** Where an image comes from. */
export type ImageSource =
  | RegistryPlace<ImageReference>
  /** An OCI image layout. `image`: a name or a digest in it. @default its only image */
  | { readonly kind: 'layout'; readonly folder: string; readonly image?: string };

/** Where an image goes, under one tag. */
export type ImageTarget =
  | RegistryPlace<ImageReference & { readonly tag: string }>
  /** An OCI image layout, which is made where it is not there. */
  | { readonly kind: 'layout'; readonly folder: string; readonly image: string };

/** How places are reached. */
export interface Reach {
  /** @default through the proxy of the environment */
  readonly connection?: Connection;
  readonly pause: Pause;
  readonly signal?: AbortSignal;
}

/** Reads from a source. */
export function readerOf(source: ImageSource, reach: Reach): ImageReader {
  if (source.kind === 'layout') return new LayoutReader(source.folder, source.image);
  return new RegistryReader(clientOf(source, reach), source.image);
}

/** Writes to a target. */
export function writerOf(target: ImageTarget, reach: Reach): ImageWriter {
  if (target.kind === 'layout') return new LayoutWriter(target.folder, target.image);
  return new RegistryWriter(clientOf(target, reach), target.image);
}

const clientOf = (
  { image, credentials }: RegistryPlace<ImageReference>,
  { connection = usualConnection(), ...reach }: Reach,
) => new RegistryClient({ registry: image.registry, credentials, connection, ...reach });
