import type { JSONWebKeySet } from 'jose';
import { AwsError } from '../../aws/aws-json';
import { nameOf } from '../../aws/error-name';
import { isTransient } from '../../aws/transient-error';
import type { LogEntry } from '../log';

/** Reads the account's copy of the issuer's public keys. Rejects if the read fails. */
export type ReadKeySet = () => Promise<JSONWebKeySet>;

/** The issuer's public keys, cached in this execution environment. */
export interface KeySetCache {
  /** Rejects if there are no keys that may be used. */
  current(): Promise<JSONWebKeySet>;
  /**
   * Reads the keys again before the cache expires, because a key was missing. At most once in half a minute. Rejects if
   * they cannot be read: then it is not known whether the key exists.
   */
  early(): Promise<JSONWebKeySet>;
}

/** How long the cache may still hold a key set that `npm run keys -- … jwks` replaced. */
const KEEP_MS = 5 * 60_000;
/**
 * How long keys are used while S3 says nothing about them, from their last read. Short enough that an issuer's removed key is
 * not accepted for long; long enough for a short failure of S3 in the region.
 */
const STALE_MS = 15 * 60_000;
/** Limits how often a client that sends unknown key ids can cause a read of the bucket. */
const EARLY_MS = 30_000;
/** After a failed read, the time until the next: the seconds after which a client sends a refused request again. */
const RETRY_MS = 5_000;

export function createKeySetCache(
  read: ReadKeySet,
  now: () => Date,
  log: (entry: LogEntry) => void,
): KeySetCache {
  let kept: { readonly set: JSONWebKeySet; readonly at: number } | undefined;
  let failed: { readonly error: unknown; readonly at: number } | undefined;

  async function readAgain(at: number): Promise<JSONWebKeySet> {
    if (failed && at - failed.at < RETRY_MS) throw failed.error;
    try {
      kept = { set: await read(), at };
      failed = undefined;
      return kept.set;
    } catch (error) {
      failed = { error, at };
      // S3 answered about the keys, or with no key set. The account's owner may have removed them: stop using them.
      if (!isUnanswered(error)) kept = undefined;
      else if (kept && at - kept.at < STALE_MS) log({ event: 'key-set-not-read', ...nameOf(error) });
      throw error;
    }
  }

  return {
    async current() {
      const at = now().getTime();
      if (kept && at - kept.at < KEEP_MS) return kept.set;
      return readAgain(at).catch((error) => {
        if (kept && at - kept.at < STALE_MS) return kept.set;
        throw error;
      });
    },
    async early() {
      const at = now().getTime();
      return kept && at - kept.at < EARLY_MS ? kept.set : readAgain(at);
    },
  };
}

/** S3 could not be reached, or its error says nothing about the key set. Node.js's errors have a code. */
function isUnanswered(error: unknown): boolean {
  if (error instanceof AwsError) return isTransient(error);
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
