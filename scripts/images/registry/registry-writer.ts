import { digestOf } from '../digest';
import { bodyOf, drained } from '../http/send';
import { ImageError } from '../image-error';
import { type ImageReference, referenceInWords } from '../image-reference';
import type { ImageReader, ImageWriter } from '../image-store';
import type { Descriptor, StoredManifest } from '../manifest';
import { INDEXES, MANIFESTS } from '../media-types';
import type { VerifiedBlob } from '../verified-blob';
import { answerDetail } from './answer-detail';
import type { RegistryClient } from './registry-client';
import { uploadBlob } from './upload-blob';

const ACCEPTED = [...MANIFESTS, ...INDEXES].join(', ');

/** Writes an image to a repository of a registry, under one tag. */
export class RegistryWriter implements ImageWriter {
  readonly name: string;
  /** Uploads that a refused mount has begun. */
  private readonly begun = new Map<string, URL>();

  constructor(
    private readonly client: RegistryClient,
    private readonly image: ImageReference & { readonly tag: string },
  ) {
    this.name = referenceInWords(image);
  }

  async hasBlob({ digest, size }: Descriptor): Promise<boolean> {
    const answer = await this.client.ask({ method: 'HEAD', url: this.url(`blobs/${digest}`) }).then(drained);
    const { 'content-length': length } = answer.headers;
    return answer.status === 200 && (length === undefined || Number(length) === size);
  }

  async mount({ digest }: Descriptor, { place }: ImageReader): Promise<boolean> {
    if (place?.registry !== this.image.registry || place.repository === this.image.repository) return false;
    const url = this.url('blobs/uploads/');
    url.searchParams.set('mount', digest);
    url.searchParams.set('from', place.repository);
    const answer = await this.client.ask({ method: 'POST', url }).then(drained);
    const { location } = answer.headers;
    if (answer.status === 202 && location !== undefined)
      this.begun.set(digest, this.client.locationOf(location));
    return answer.status === 201;
  }

  put(blob: VerifiedBlob, onBytes: (bytes: number) => void): Promise<void> {
    const begun = this.begun.get(blob.descriptor.digest);
    this.begun.delete(blob.descriptor.digest);
    return uploadBlob(this.client, this.image.repository, blob, onBytes, begun);
  }

  async putManifest({ bytes, mediaType, digest }: StoredManifest): Promise<void> {
    const url = this.url(`manifests/${this.image.tag}`);
    const headers = { 'content-type': mediaType };
    const answer = await this.client.ask({ method: 'PUT', url, headers, body: bytes });
    const text = (await bodyOf(answer)).toString('utf8');
    // A repository of ECR with immutable tags refuses a tag that it has, also for the same image.
    if (answer.status === 201 || (await this.tagged()) === digest) return;
    throw new ImageError(
      'refused',
      `${this.name} does not take the manifest ${digest} (${answer.status}${answerDetail(text)}).`,
      'Nothing was tagged. Run the command again: what is copied stays.',
    );
  }

  async tagged(): Promise<string | undefined> {
    const url = this.url(`manifests/${this.image.tag}`);
    const answer = await this.client.ask({ method: 'GET', url, headers: { accept: ACCEPTED } });
    const bytes = await bodyOf(answer);
    return answer.status === 200 ? digestOf(bytes) : undefined;
  }

  private url(path: string): URL {
    return this.client.url(`/v2/${this.image.repository}/${path}`);
  }
}
