import { connection } from '../../account/connection';
import { type Download, fetchThrough } from '../../account/fetch-through';
import { StagingError } from '../staging-error';
import { type ByteRange, InterruptedRead, type SourceFile } from './source';

/** Answers that another try may mend (RFC 9110 and RFC 6585). */
const WAIT = [408, 425, 429, 500, 502, 503, 504];

/** A request that was not answered as wanted, by what the reader must do. */
export type Refusal = (response: Response, path: string) => StagingError;

/** The answer to a request; what may pass by itself is thrown as {@link InterruptedRead}. */
export async function answerOf(
  url: string | URL,
  init: Download,
  path: string,
  refusal: Refusal,
): Promise<Response> {
  const response = await fetchThrough(url, init, connection()).catch((error: Error) => {
    if (init.signal?.aborted) throw error;
    throw new InterruptedRead(causeOf(error));
  });
  if (response.ok) return response;
  await response.body?.cancel();
  if (!WAIT.includes(response.status)) throw refusal(response, path);
  throw new InterruptedRead(
    `it answered ${response.status}`,
    askedToWaitMs(response.headers, Date.now()),
    response.status === 429 || response.status === 503,
  );
}

/**
 * Bytes of a file by HTTP, from the start of the range on. The length that the server states for the whole file must be
 * the one that is known, so a file that changed its length is refused at the first answer.
 */
export async function* httpRange(
  url: string | URL,
  { path, bytes }: SourceFile,
  { start, end }: ByteRange,
  refusal: Refusal,
  { headers, signal }: { readonly headers?: Record<string, string>; readonly signal?: AbortSignal } = {},
): AsyncGenerator<Uint8Array> {
  const range = `bytes=${start}-${end - 1}`;
  // Encoded content has other bytes at the same place.
  const init = { headers: { ...headers, range, 'accept-encoding': 'identity' }, signal };
  const response = await answerOf(url, init, path, refusal);
  const total = totalOf(response);
  if (total !== undefined && total !== bytes) throw changedLength(path, bytes, total);
  if (response.status !== 206 && start > 0) {
    await response.body?.cancel();
    throw new StagingError(
      'refused',
      `${new URL(url).host} gives no part of a file: it answered ${response.status} where ${range} of ${path} was asked for.`,
      'Take a mirror that answers range requests, or download the files and give their folder with --from.',
    );
  }
  try {
    for await (const chunk of response.body ?? []) yield chunk;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new InterruptedRead(causeOf(error as Error));
  }
}

export const changedLength = (path: string, known: number, found: number) =>
  new StagingError(
    'changed',
    `${path} has ${found} bytes where ${known} are expected: it was changed, or cut off.`,
    'Run the command again. If it says the same, the source does not have the revision that is pinned.',
  );

/** The length of the whole file, as `Content-Range` states it, or `Content-Length` of a whole answer. */
function totalOf({ status, headers }: Response): number | undefined {
  const stated =
    status === 206 ? /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] : headers.get('content-length');
  return stated == null ? undefined : Number(stated);
}

/**
 * How long an answer asks to wait, in milliseconds: by `Retry-After`, in seconds or a date, or by the Hub's `RateLimit`,
 * such as `"resolvers";r=0;t=55`: requests left, and seconds until the limit is reset. The Hub sends it with every answer, so
 * it says something only where no request is left (huggingface/huggingface_hub, utils/_http.py, at ee0a451 of 2026-08-20).
 */
export function askedToWaitMs(headers: Headers, now: number): number | undefined {
  const after = headers.get('retry-after')?.trim() ?? '';
  const seconds =
    /^\d+$/.exec(after)?.[0] ?? /;\s*r=0\s*;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function causeOf(error: Error): string {
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
  return code ?? message;
}
