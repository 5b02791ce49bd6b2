import { isConnectionFault } from '../connection-fault';
import { type Answer, bodyOf, drained } from '../http/send';
import { ImageError } from '../image-error';
import type { VerifiedBlob } from '../verified-blob';
import { answerDetail } from './answer-detail';
import { bytesUploaded } from './byte-range';
import { isForLater, type RegistryClient } from './registry-client';

/** How often one blob is continued or begun again. */
const ATTEMPTS = 8;

/** Answers by which a registry no longer has the upload, or has another length of it: it begins again. */
const GONE = [404, 416];

/** An upload that a registry has begun. */
interface Session {
  readonly location: URL;
  /** How many bytes of the blob the registry has. */
  readonly from: number;
}

/**
 * Uploads a blob: POST begins, one PATCH streams, PUT commits by digest, as skopeo does (containers/image,
 * docker/docker_image_dest.go).
 *
 * After a cut, the registry is asked how much it has, and the rest is sent; where it does not say, the upload begins again.
 * ECR answers 201 to a PATCH where 202 is expected (dotnet/sdk-container-builds pull request 279, 2023-01), and its `Range`
 * does not grow although it stores every part (aws/containers-roadmap issue 2831, 2026-06). Whether it tells the status of
 * an upload is not documented. So nothing depends on them: a wrong place to continue from ends in a digest that ECR refuses,
 * and the upload begins again.
 *
 * @param begun the location of an upload that the registry has begun already. @default it is asked
 * @param onBytes how many bytes of the blob were sent
 * @throws ImageError; the registry keeps no part of the blob then
 */
export async function uploadBlob(
  client: RegistryClient,
  repository: string,
  blob: VerifiedBlob,
  onBytes: (bytes: number) => void,
  begun?: URL,
): Promise<void> {
  const upload = new Upload(client, repository, blob, onBytes);
  let session: Session | undefined = begun && { location: begun, from: 0 };
  try {
    for (let attempt = 1; ; attempt++) {
      session ??= await upload.begin();
      const failed = await upload.send(session, attempt);
      if (failed === undefined) return;
      if (attempt === ATTEMPTS) throw failed.error;
      session = failed.next === 'continue' ? await upload.whereItContinues(session) : undefined;
    }
  } catch (error) {
    if (session) await upload.cancel(session);
    throw error;
  }
}

/** Why an upload did not end, and whether the registry still has it. */
interface Failed {
  readonly error: ImageError;
  readonly next: 'continue' | 'begin again';
}

class Upload {
  private refusals = 0;

  constructor(
    private readonly client: RegistryClient,
    private readonly repository: string,
    private readonly blob: VerifiedBlob,
    private readonly onBytes: (bytes: number) => void,
  ) {}

  async begin(): Promise<Session> {
    const url = this.client.url(`/v2/${this.repository}/blobs/uploads/`);
    const answer = await this.client.ask({ method: 'POST', url });
    const text = (await bodyOf(answer)).toString('utf8');
    if (answer.status === 202 && answer.headers.location !== undefined)
      return { location: this.client.locationOf(answer.headers.location), from: 0 };
    throw this.refused(answer, text, 'begins no upload');
  }

  /** Sends the rest of the blob and commits it. Resolves with why it did not, where another attempt may. */
  async send(session: Session, attempt: number): Promise<Failed | undefined> {
    const used = this.client.sentNow;
    const answer = await this.patch(session).catch((error: unknown) => {
      const inWords = this.client.inWords(error);
      if (isConnectionFault(error) && inWords instanceof ImageError) return inWords;
      throw inWords;
    });
    if (answer instanceof ImageError) {
      await this.client.later(undefined, attempt);
      return { error: answer, next: 'continue' };
    }
    const { status, headers } = answer;
    if (status === 201 || status === 202) {
      await drained(answer);
      const { location } = headers;
      return this.commit(location === undefined ? session.location : this.client.locationOf(location));
    }
    // Such an answer may come before the body is written: its end ends the request.
    const text = (await bodyOf(answer).catch(() => Buffer.alloc(0))).toString('utf8');
    answer.body.destroy();
    const error = this.refused(answer, text, 'does not take the upload');
    if (GONE.includes(status)) return { error, next: 'begin again' };
    if (status === 401) await this.client.logIn(answer, used, ++this.refusals);
    else if (isForLater(status)) await this.client.later(answer, attempt);
    else throw error;
    return { error, next: 'continue' };
  }

  private patch({ location, from }: Session): Promise<Answer> {
    const { size } = this.blob.descriptor;
    const range: Record<string, string> = from > 0 ? { 'content-range': `${from}-${size - 1}` } : {};
    return this.client.once({
      method: 'PATCH',
      url: location,
      headers: { 'content-type': 'application/octet-stream', ...range },
      body: { bytes: this.counted(from), length: size - from },
    });
  }

  private async *counted(from: number): AsyncGenerator<Uint8Array> {
    let at = from;
    for await (const chunk of this.blob.bytes(from)) {
      yield chunk;
      at += chunk.length;
      this.onBytes(at);
    }
  }

  private async commit(location: URL): Promise<Failed | undefined> {
    const url = new URL(location);
    url.searchParams.set('digest', this.blob.descriptor.digest);
    const answer = await this.client.ask({ method: 'PUT', url });
    const text = (await bodyOf(answer)).toString('utf8');
    if (answer.status === 201) return undefined;
    const error = this.refused(answer, text, 'does not take the whole');
    // 400: the bytes were changed on their way to the registry.
    if (answer.status === 400 || GONE.includes(answer.status)) return { error, next: 'begin again' };
    throw error;
  }

  /** Where a broken upload goes on; `undefined` where the registry does not say, or says what cannot be. */
  async whereItContinues({ location }: Session): Promise<Session | undefined> {
    const answer = await this.client.ask({ method: 'GET', url: location }).then(drained);
    const from = bytesUploaded(answer.headers.range);
    if (answer.status !== 204 || from === undefined || from > this.blob.read) return undefined;
    if (from >= this.blob.descriptor.size) return undefined;
    const { location: next } = answer.headers;
    return { location: next === undefined ? location : this.client.locationOf(next), from };
  }

  /** Best effort: a registry forgets uploads by itself. */
  async cancel({ location }: Session): Promise<void> {
    const answer = await this.client.once({ method: 'DELETE', url: location }).catch(() => undefined);
    answer?.body.destroy();
  }

  private refused({ status }: Answer, text: string, words: string): ImageError {
    return new ImageError(
      status === 403 ? 'login' : GONE.includes(status) ? 'not-found' : 'refused',
      `${this.client.registry} ${words} of ${this.blob.descriptor.digest} in ${this.repository} (${status}${answerDetail(text)}).`,
      'Look whether the repository exists and the login may push to it, and run the command again: what is copied stays.',
    );
  }
}
