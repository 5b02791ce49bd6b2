import { createHash } from 'node:crypto';
import { isConnectionFault } from './connection-fault';
import { ImageError, isFault } from './image-error';
import type { Descriptor } from './manifest';
import type { Pause } from './pause';

/** Where the bytes of blobs come from. */
export interface BlobSource {
  /** In words, for messages. */
  readonly name: string;
  /** The bytes of a blob from a place on. They may end early, and are not checked. */
  blob(descriptor: Descriptor, from: number): Promise<AsyncIterable<Uint8Array>>;
}

/** How often a source may break without one more byte. */
const CUTS = 5;

/**
 * A blob that is read as often as its target needs, from any place up to the first byte not read yet, and whose whole is
 * checked against its digest. Where the source breaks, it is asked for the rest. The last bytes are given only after the
 * check, so that a target never has a whole blob that is not the one named.
 */
export class VerifiedBlob {
  private readonly hash = createHash('sha256');
  private hashed = 0;
  private verified = false;

  constructor(
    private readonly reader: BlobSource,
    readonly descriptor: Descriptor,
    private readonly pause: Pause,
  ) {}

  /** How many bytes have been read so far: the latest place to continue from. */
  get read(): number {
    return this.hashed;
  }

  /** @throws ImageError tampered, cut */
  async *bytes(from = 0): AsyncGenerator<Uint8Array> {
    const { size } = this.descriptor;
    if (from > this.hashed) throw new Error(`the blob is read up to ${this.hashed}, not to ${from}`);
    if (size === 0) this.verify();
    let at = from;
    let cuts = 0;
    while (at < size) {
      const before = at;
      try {
        for await (const chunk of await this.reader.blob(this.descriptor, at)) {
          const taken = chunk.subarray(0, size - at);
          this.take(taken, at);
          at += taken.length;
          if (at === size) this.verify();
          yield taken;
          if (at === size) return;
        }
      } catch (error) {
        if (!isConnectionFault(error) && !isFault(error, 'cut')) throw error;
      }
      cuts = at > before ? 0 : cuts + 1;
      if (cuts === CUTS) {
        throw new ImageError(
          'cut',
          `${this.reader.name} ended ${this.descriptor.digest} at ${at} of ${size} bytes, ${CUTS} times.`,
          'Run the command again: what is copied already stays.',
        );
      }
      await this.pause(cuts);
    }
  }

  /** Each byte once, however often it is read. */
  private take(chunk: Uint8Array, at: number): void {
    const known = this.hashed - at;
    if (known >= chunk.length) return;
    this.hash.update(chunk.subarray(known));
    this.hashed = at + chunk.length;
  }

  private verify(): void {
    if (this.verified) return;
    const found = `sha256:${this.hash.digest('hex')}`;
    if (found !== this.descriptor.digest) {
      throw new ImageError(
        'tampered',
        `The blob ${this.descriptor.digest} of ${this.reader.name} has the digest ${found}: its bytes were changed.`,
        'Nothing was tagged. Compare the image with its publisher, and do not use this source before that.',
      );
    }
    this.verified = true;
  }
}
