import type { Claim } from '../../claim';

/** Something in the account that could not be read: nothing is known of it. */
export class Unread {
  constructor(
    /** What was to be read: `the policy of key 1234`. */
    readonly what: string,
    /** Why it was not, in words. */
    readonly why: string,
  ) {}

  get words(): string {
    return `not read: ${this.what}. ${this.why}`;
  }
}

/** Each thing that was read, and what could not be. */
export function apart<T>(found: readonly (T | Unread)[]): {
  readonly read: readonly T[];
  readonly unread: readonly Unread[];
} {
  return {
    read: found.filter((one): one is T => !(one instanceof Unread)),
    unread: found.filter((one) => one instanceof Unread),
  };
}

/** A claim that was made without something: it holds no longer. */
export function withUnread(claim: Claim, unread: readonly Unread[]): Claim {
  if (unread.length === 0) return claim;
  const words = unread.map((one) => one.words);
  if (claim.holds) return { ...claim, holds: false, verdict: 'undecided', evidence: words };
  return { ...claim, evidence: [...claim.evidence, ...words] };
}
