import type { JSONWebKeySet } from 'jose';

/** Reads the account's copy of the issuer's public keys. Rejects if the read fails. */
export type ReadKeySet = () => Promise<JSONWebKeySet>;

/** The issuer's public keys, cached in this execution environment. */
export interface KeySetCache {
  current(): Promise<JSONWebKeySet>;
  /** Reads the keys again before the cache expires, because a key was missing. At most once in half a minute. */
  early(): Promise<JSONWebKeySet>;
}

/** How long the cache may still hold a key set that `npm run keys -- … jwks` replaced. */
const KEEP_MS = 5 * 60_000;
/** Limits how often a client that sends unknown key ids can cause a read of the bucket. */
const EARLY_MS = 30_000;

export function createKeySetCache(read: ReadKeySet, now: () => Date): KeySetCache {
  let kept: { readonly set: JSONWebKeySet; readonly at: number } | undefined;
  const notOlderThan = async (milliseconds: number) => {
    const at = now().getTime();
    if (!kept || at - kept.at >= milliseconds) kept = { set: await read(), at };
    return kept.set;
  };
  return { current: () => notOlderThan(KEEP_MS), early: () => notOlderThan(EARLY_MS) };
}
