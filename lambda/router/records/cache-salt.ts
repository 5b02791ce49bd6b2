import { randomBytes } from 'node:crypto';
import { hmacSha256 } from '../../aws/hmac-sha256';

const DAY_MS = 86_400_000;
const AFTER_FAILURE_MS = 60_000;

/**
 * What keeps the callers of a model apart in its prefix cache. vLLM reuses the work on a prefix only for requests with
 * the same `cache_salt`. Without one, a caller could learn from the time to a first token that another caller has sent
 * the same text (vllm-project/vllm issue 44096, read 2026-11-26).
 *
 * The salt is a keyed digest of the caller's name, so that it is the same in every execution environment for a UTC day,
 * and the model's host does not learn the name. It is made once for each caller and day, and then only looked up. If
 * KMS does not return the key, the salts of this environment are random for a minute: callers stay apart, and their
 * prefixes are computed again.
 *
 * @param digest keyed by the day; rejects, in bounded time, if there is no key
 */
export function createCacheSalt(
  digest: (text: string) => Promise<string>,
  now: () => Date,
): (caller: string) => string | Promise<string> {
  const random = hmacSha256(randomBytes(32));
  let day = -1;
  let retryAt = 0;
  let salts = new Map<string, string | Promise<string>>();

  const derive = async (caller: string, into: Map<string, string | Promise<string>>): Promise<string> => {
    try {
      const salt = saltOf(await digest(`${PREFIX}${caller}`));
      into.set(caller, salt);
      return salt;
    } catch {
      into.delete(caller);
      retryAt = now().getTime() + AFTER_FAILURE_MS;
      return substitute(caller);
    }
  };
  const substitute = (caller: string): string => random(`${day}/${caller}`);

  return (caller) => {
    const time = now().getTime();
    const today = Math.floor(time / DAY_MS);
    if (today !== day) {
      day = today;
      salts = new Map();
    }
    const known = salts.get(caller);
    if (known !== undefined) return known;
    if (time < retryAt) return substitute(caller);
    const made = derive(caller, salts);
    salts.set(caller, made);
    return made;
  };
}

/** No record has a digest of such a text: the text of a prompt is JSON, which has no NUL, and no model writes one. */
const PREFIX = '\0hybrid-llm/cache-salt\0';

/** The digest without the names of its algorithm and day: `hmac-sha256/2026-11-26/<hex>`. */
const saltOf = (digest: string): string => digest.slice(digest.lastIndexOf('/') + 1);
