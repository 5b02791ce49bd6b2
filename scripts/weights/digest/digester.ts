import { createHash } from 'node:crypto';
import type { Digest } from '../../../lib/weights/checksum';
import type { SourceFile } from '../source/source';
import { StagingError } from '../staging-error';

/** Computes the digest of a file from its bytes in order. */
export class Digester {
  private readonly whole = createHash('sha256');
  private readonly git;
  private readonly parts: string[] = [];
  private part = createHash('sha256');
  private inPart = 0;
  private bytes = 0;

  constructor(
    private readonly file: SourceFile,
    private readonly partBytes: number,
  ) {
    if (file.gitBlob !== undefined) this.git = createHash('sha1').update(`blob ${file.bytes}\0`);
  }

  update(chunk: Uint8Array): void {
    this.whole.update(chunk);
    this.git?.update(chunk);
    this.bytes += chunk.length;
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + this.partBytes - this.inPart);
      this.part.update(piece);
      at += piece.length;
      this.inPart += piece.length;
      if (this.inPart === this.partBytes) this.endPart();
    }
  }

  /** @throws StagingError if the content is not what the source says that it is */
  end(): Digest {
    if (this.inPart > 0 || this.parts.length === 0) this.endPart();
    const digest = { sha256: this.whole.digest('hex'), bytes: this.bytes, parts: this.parts };
    const { path, sha256, gitBlob } = this.file;
    if (sha256 !== undefined && sha256 !== digest.sha256) throw otherContent(path, sha256, digest.sha256);
    const blob = this.git?.digest('hex');
    if (blob !== undefined && blob !== gitBlob)
      throw otherContent(path, `git blob ${gitBlob}`, `git blob ${blob}`);
    return digest;
  }

  private endPart(): void {
    this.parts.push(this.part.digest('hex'));
    this.part = createHash('sha256');
    this.inPart = 0;
  }
}

/** @throws StagingError if bytes that were read again are not those that were read first */
export function refuseOtherContent(what: string, bytes: Uint8Array, sha256: string): void {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw otherContent(what, sha256, found);
}

const otherContent = (path: string, expected: string, found: string) =>
  new StagingError(
    'changed',
    `The content of ${path} is not what it must be: expected ${expected}, got ${found}.`,
    'It was changed on its way or at its source. Nothing of it is served. Run the command again, and ask the owner of the source if it says the same.',
  );
