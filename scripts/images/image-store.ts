import type { Descriptor, StoredManifest } from './manifest';
import type { BlobSource, VerifiedBlob } from './verified-blob';

/** Where an image is read from. */
export interface ImageReader extends BlobSource {
  /** The registry and repository; absent for a folder. */
  readonly place?: { readonly registry: string; readonly repository: string };
  /**
   * A manifest or index, by tag or digest; its bytes are checked against a digest.
   *
   * @param reference @default the one that the source names
   * @throws ImageError not-found, wrong-digest
   */
  manifest(reference?: string): Promise<StoredManifest>;
}

/** Where an image is copied to, under one tag. */
export interface ImageWriter {
  /** The tagged image in words, for messages. */
  readonly name: string;
  /** Whether a blob is there, with its size. */
  hasBlob(descriptor: Descriptor): Promise<boolean>;
  /** Takes a blob from the repository that is read, where both are in one registry. Resolves with whether it did. */
  mount?(descriptor: Descriptor, from: ImageReader): Promise<boolean>;
  /** @param onBytes how many bytes of the blob are there now */
  put(blob: VerifiedBlob, onBytes: (bytes: number) => void): Promise<void>;
  /** Stores the manifest as it is and tags it. Call it last: from then on the image can be pulled. */
  putManifest(manifest: StoredManifest): Promise<void>;
  /** The digest of what the tag names; `undefined` where it names nothing. */
  tagged(): Promise<string | undefined>;
}
