import type { JSONWebKeySet } from 'jose';

/** The issuer's public keys as the account keeps them. Rejects when they cannot be read. */
export type ReadKeySet = () => Promise<JSONWebKeySet>;

/** The issuer's keys, kept for a few minutes in this execution environment. */
export interface KeySetCache {
  current(): Promise<JSONWebKeySet>;
  /** Read again ahead of time, because a key was missing; not more often than every half minute. */
  early(): Promise<JSONWebKeySet>;
}

/** How long a key set that `npm run keys -- … jwks` replaced may still count. */
const KEEP_MS = 5 * 60_000;
/** Whoever sends unknown key ids must not decide how often the bucket is read. */
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
