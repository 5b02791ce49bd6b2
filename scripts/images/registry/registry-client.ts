import { printable } from '../../../lib/config/printable';
import { noAnswer } from '../../account/no-answer';
import { isConnectionFault } from '../connection-fault';
import type { Connection } from '../http/connection';
import { type Answer, bodyOf, drained, type Request, send } from '../http/send';
import { ImageError } from '../image-error';
import type { Pause } from '../pause';
import { answerDetail } from './answer-detail';
import { authorizationFor, loginStep } from './authorization';
import type { Credentials } from './credentials';
import { ecrRegistry } from './ecr-registry';
import { apiOf } from './registry-host';
import { secondsToWait } from './retry-after';

/** How often a request is sent that the registry or the network does not let through. */
const ATTEMPTS = 6;
const REDIRECTS = 5;

/** Answers after which the same request may succeed later (429: too many requests). */
export const isForLater = (status: number): boolean => [429, 500, 502, 503, 504].includes(status);
const MOVED = [301, 302, 303, 307, 308];

export interface ClientOptions {
  readonly registry: string;
  readonly credentials: Credentials;
  readonly connection: Connection;
  readonly pause: Pause;
  readonly signal?: AbortSignal;
}

/** Sends requests to one registry: logs in where it asks, waits where it asks, follows redirects, connects again. */
export class RegistryClient {
  private authorization: string | undefined;
  private loggingIn: Promise<string> | undefined;
  private readonly api: URL;

  constructor(private readonly options: ClientOptions) {
    this.api = apiOf(options.registry);
  }

  get registry(): string {
    return this.options.registry;
  }

  /** An address of the API. */
  url(path: string): URL {
    return new URL(path, this.api);
  }

  /** An address that the registry answered: relative, or at another host. @throws ImageError refused */
  locationOf(location: string, from: URL = this.api): URL {
    const url = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (url && (url.protocol === 'https:' || url.protocol === this.api.protocol)) return url;
    throw this.badRedirect(url?.origin ?? location, 'which is no https address');
  }

  /**
   * Sends a request whose body can be sent again, until the registry answers it. 404 and other refusals are answers.
   *
   * @throws ImageError login, throttled, cut, refused
   */
  async ask(request: Request & { readonly body?: Buffer }): Promise<Answer> {
    let refusals = 0;
    for (let attempt = 1; ; attempt++) {
      const used = this.authorization;
      const answer = await this.once(request).catch((error: unknown) => {
        if (attempt >= ATTEMPTS || !isConnectionFault(error)) throw this.inWords(error);
        return undefined;
      });
      if (answer?.status === 401) {
        await this.logIn(await drained(answer), used, ++refusals);
      } else if (!answer || isForLater(answer.status)) {
        await this.later(answer, attempt);
      } else if (answer.status === 403) {
        throw this.forbidden((await bodyOf(answer)).toString('utf8'));
      } else {
        return answer;
      }
    }
  }

  /** Waits as the answer asks, or as long as usual where there is none. @throws ImageError throttled */
  async later(answer: Answer | undefined, attempt: number): Promise<void> {
    if (answer) await drained(answer).catch(() => undefined);
    if (answer && attempt >= ATTEMPTS) {
      throw new ImageError(
        'throttled',
        `${this.registry} answered ${answer.status} ${ATTEMPTS} times.`,
        'Run the command again later: what is copied already stays. A registry allows more requests after a login.',
      );
    }
    await this.options.pause(attempt, secondsToWait(answer?.headers['retry-after'], new Date()));
  }

  /**
   * Logs in after an answer 401, unless another request has meanwhile.
   *
   * @param used what the refused request was sent with
   * @param refusals how often this request was refused
   * @throws ImageError login
   */
  async logIn({ headers }: Answer, used: string | undefined, refusals: number): Promise<void> {
    if (this.authorization !== used) return;
    if (refusals > 2) {
      throw new ImageError(
        'login',
        `${this.registry} does not take the login for it: it may be of another user, revoked, or without the rights.`,
        loginStep(this.registry),
      );
    }
    // Several requests may be refused at the same time; one of them logs in.
    this.loggingIn ??= authorizationFor(headers['www-authenticate'], {
      ...this.options,
      fresh: used !== undefined,
    }).finally(() => {
      this.loggingIn = undefined;
    });
    this.authorization = await this.loggingIn.catch((error: unknown) => {
      throw this.inWords(error);
    });
  }

  /** What is sent as `Authorization` now. */
  get sentNow(): string | undefined {
    return this.authorization;
  }

  /** Sends a request once. Redirects of reads are followed; the login is sent to the registry's own host only. */
  async once(request: Request): Promise<Answer> {
    let url = request.url;
    for (let redirects = 0; ; redirects++) {
      const isOwn = url.host === this.api.host && url.protocol === this.api.protocol;
      const headers = {
        ...request.headers,
        ...(isOwn && this.authorization !== undefined && { authorization: this.authorization }),
      };
      const { connection, signal } = this.options;
      const answer = await send({ ...request, url, headers }, connection, signal);
      const { location } = answer.headers;
      const follows = MOVED.includes(answer.status) && location !== undefined;
      if (!follows || !['GET', 'HEAD'].includes(request.method)) return answer;
      await drained(answer);
      if (redirects === REDIRECTS) throw this.badRedirect(location, `after ${REDIRECTS} other redirects`);
      url = this.locationOf(location, url);
    }
  }

  private badRedirect(to: string, why: string): ImageError {
    return new ImageError(
      'refused',
      `${this.registry} leads to "${printable(to)}", ${why}.`,
      'Ask who runs the registry, or copy from another one: --from.',
    );
  }

  private forbidden(text: string): ImageError {
    return new ImageError(
      'login',
      `${this.registry} does not allow this to the login in use (403${answerDetail(text)}).`,
      loginStep(this.registry),
    );
  }

  /** A connection that broke or was not made, in words; other errors as they are. */
  inWords(error: unknown): unknown {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string' || this.options.signal?.aborted) return error;
    const silence = noAnswer({ code, hostname: this.registry });
    return new ImageError(
      'cut',
      silence ?? `The connection to ${this.registry} broke (${code}).`,
      `Run the command again: what is copied already stays.${ecrRegistry(this.registry) ? ECR_CUTS : ''}`,
    );
  }
}

/** It answers nothing to the beginning of an upload then (aws/containers-roadmap issue 1970, 2023-03). */
const ECR_CUTS =
  ' ECR also breaks the connection where the repository does not exist: deploy the foundation first.';
