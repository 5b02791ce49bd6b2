import { DIGEST } from '../digest';
import { bodyOf, drained } from '../http/send';
import { ImageError } from '../image-error';
import { type ImageReference, referenceInWords } from '../image-reference';
import type { ImageReader } from '../image-store';
import { type Descriptor, type StoredManifest, storedManifest } from '../manifest';
import { INDEXES, MANIFESTS, SCHEMA_1 } from '../media-types';
import { answerDetail } from './answer-detail';
import { firstByteOf } from './byte-range';
import type { RegistryClient } from './registry-client';

/** Schema 1 too: a registry that is not asked for it may make one up from a newer manifest, or answer 404. */
const ACCEPTED = [...MANIFESTS, ...INDEXES, ...SCHEMA_1].join(', ');

/** Reads an image from its registry. */
export class RegistryReader implements ImageReader {
  readonly name: string;
  readonly place: { readonly registry: string; readonly repository: string };

  constructor(
    private readonly client: RegistryClient,
    private readonly image: ImageReference,
  ) {
    this.name = referenceInWords(image);
    this.place = { registry: image.registry, repository: image.repository };
  }

  async manifest(reference = this.image.digest ?? this.image.tag ?? 'latest'): Promise<StoredManifest> {
    const url = this.client.url(`/v2/${this.image.repository}/manifests/${reference}`);
    const answer = await this.client.ask({ method: 'GET', url, headers: { accept: ACCEPTED } });
    const bytes = await bodyOf(answer);
    if (answer.status !== 200) throw this.absent(reference, answer.status, bytes.toString('utf8'));
    const stored = storedManifest(bytes, answer.headers['content-type'] ?? '');
    const named = DIGEST.test(reference) ? reference : answer.headers['docker-content-digest'];
    if (named !== undefined && named !== stored.digest) {
      throw new ImageError(
        'wrong-digest',
        `${this.name}: the manifest ${named} that the registry gives has the digest ${stored.digest}.`,
        'Nothing was tagged. Compare the image with its publisher, and do not use this source before that.',
      );
    }
    return stored;
  }

  async blob({ digest, size }: Descriptor, from: number): Promise<AsyncIterable<Uint8Array>> {
    const url = this.client.url(`/v2/${this.image.repository}/blobs/${digest}`);
    const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-${size - 1}` } : {};
    const answer = await this.client.ask({ method: 'GET', url, headers });
    if (answer.status === 206 && firstByteOf(answer.headers['content-range']) === from) return answer.body;
    // A server may ignore the range, and send the whole.
    if (answer.status === 200) return from === 0 ? answer.body : without(answer.body, from);
    await drained(answer);
    throw new ImageError(
      answer.status === 404 ? 'not-found' : 'refused',
      `${this.name} has no blob ${digest} (${answer.status}${from > 0 ? `, from byte ${from}` : ''}).`,
      'Its manifest lists the blob, so the image is not whole there. Copy from another registry: --from.',
    );
  }

  private absent(reference: string, status: number, text: string): ImageError {
    return new ImageError(
      status === 404 ? 'not-found' : 'refused',
      `${this.image.registry}/${this.image.repository} has no image ${reference} (${status}${answerDetail(text)}).`,
      'Correct image.source and image.digest of the model, or log in: some registries answer so to a login without rights.',
    );
  }
}

/** Bytes from a place on. */
async function* without(bytes: AsyncIterable<Uint8Array>, first: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of bytes) {
    if (at + chunk.length > first) yield chunk.subarray(Math.max(0, first - at));
    at += chunk.length;
  }
}
