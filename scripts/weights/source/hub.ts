import { listFiles } from '@huggingface/hub';
import { printable } from '../../../lib/config/printable';
import { StagingError } from '../staging-error';
import { answerOf, httpRange, type Refusal } from './http-range';
import { type Pause, pause } from './read-range';
import { InterruptedRead, type SourceFile, type WeightsSource } from './source';

export interface HubOptions {
  /** `owner/name`. */
  readonly repo: string;
  /** A whole commit: a branch may move while it is read. */
  readonly revision: string;
  /** A mirror that speaks the Hub's API. @default https://huggingface.co */
  readonly url?: string;
  /** @default none: public weights need none */
  readonly token?: string;
  readonly wait?: Pause;
}

const HUB = 'https://huggingface.co';
const TRIES = 8;

/** The Hub of Hugging Face, or a mirror of it. Every file is held to the hash that the commit has for it. */
export function hubSource({ repo, revision, url = HUB, token, wait = pause }: HubOptions): WeightsSource {
  const hub = url.replace(/\/+$/, '');
  const name = `${repo} at ${revision.slice(0, 12)} of ${new URL(hub).host}`;
  const refusal = refusalOf({ hub, repo, revision, hasToken: token !== undefined });
  const { origin } = new URL(hub);
  // The token goes to the hub alone: neither to another host that a page of the list names, nor, by fetch, to one that
  // an answer redirects to.
  const headersFor = (target: string): Record<string, string> =>
    token !== undefined && new URL(target).origin === origin ? { authorization: `Bearer ${token}` } : {};

  const patientFetch: typeof fetch = async (input) => {
    const target = input instanceof Request ? input.url : String(input);
    for (let tries = 1; ; tries++) {
      try {
        return await answerOf(target, { headers: headersFor(target) }, 'list of files', refusal);
      } catch (error) {
        if (!(error instanceof InterruptedRead)) throw error;
        if (tries === TRIES) throw unreached(hub, error);
        await wait(error.afterMs ?? 2 ** tries * 500);
      }
    }
  };

  return {
    name,
    fixed: `${hub}/${repo}@${revision}`,
    async list() {
      const files: SourceFile[] = [];
      const entries = listFiles({ repo, revision, recursive: true, hubUrl: hub, fetch: patientFetch });
      for await (const { type, path, size, oid, lfs } of entries) {
        if (type !== 'file') continue;
        files.push({ path, bytes: lfs?.size ?? size, ...(lfs ? { sha256: lfs.oid } : { gitBlob: oid }) });
      }
      return files;
    },
    open(file, range, signal) {
      const target = `${hub}/${repo}/resolve/${revision}/${file.path.split('/').map(encodeURIComponent).join('/')}`;
      return httpRange(target, file, range, refusal, { headers: headersFor(target), signal });
    },
  };
}

/**
 * What the Hub means by a refusal: `X-Error-Code` says it, and `X-Error-Message` in words. Without a token, 401 is also the
 * answer for private, gated and missing repositories (huggingface/huggingface_hub, utils/_http.py, `hf_raise_for_status`,
 * at ee0a451 of 2026-08-20).
 */
const refusalOf =
  (at: {
    readonly hub: string;
    readonly repo: string;
    readonly revision: string;
    readonly hasToken: boolean;
  }): Refusal =>
  ({ status, headers }, path) => {
    const { hub, repo, revision, hasToken } = at;
    const page = `${hub}/${repo}`;
    const code = headers.get('x-error-code');
    if (code === 'GatedRepo') {
      return new StagingError(
        'terms',
        `${repo} is gated: ${hasToken ? 'the account of HF_TOKEN has not been given access' : 'it needs the token of an account that has accepted its terms'}.`,
        `Read and accept the terms at ${page}, then set HF_TOKEN to a token of that account with read access, and run the command again.`,
      );
    }
    if (status === 403) {
      return new StagingError(
        'denied',
        `${new URL(hub).host} forbids ${hasToken ? 'the token in HF_TOKEN' : 'a request without a token'} to read ${repo} (${printable(headers.get('x-error-message') ?? 'it gives no reason')}).`,
        `Give the token the permission to read ${repo} (${hub}/settings/tokens), and run the command again.`,
      );
    }
    if (status === 401) {
      return new StagingError(
        'login',
        hasToken
          ? `${new URL(hub).host} does not accept the token in HF_TOKEN: it is wrong, expired or revoked.`
          : `${new URL(hub).host} asks for a login to read ${repo}. It also answers so if there is no repository of that name.`,
        `Compare the name with ${page}, set HF_TOKEN to a token with read access (${hub}/settings/tokens), and run the command again.`,
      );
    }
    if (code === 'RepoNotFound') {
      return new StagingError(
        'not-found',
        `${new URL(hub).host} has no repository ${repo}${hasToken ? ' that the token in HF_TOKEN may see' : ''}.`,
        'Compare source with its page on the Hub.',
      );
    }
    return new StagingError(
      'not-found',
      `${page} has no ${path} at revision ${revision} (the answer is ${status}).`,
      `Compare source and revision with ${page}/commits/main.`,
    );
  };

const unreached = (hub: string, { message, throttled }: InterruptedRead) =>
  new StagingError(
    throttled ? 'throttled' : 'unreachable',
    `${hub} did not answer: ${message}.`,
    throttled
      ? 'It limits how many requests an address may send; a token in HF_TOKEN raises the limit. Run the command again later.'
      : 'Check the network and the proxy. For a mirror set HF_ENDPOINT, or give its address with --from.',
  );
