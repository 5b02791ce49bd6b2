import { Undecided } from './undecided';

/** One sentence that was checked on the templates. */
export interface Claim {
  /** Stable, for tests and for people who look one up: `I3.network`. */
  readonly id: string;
  readonly words: string;
  readonly holds: boolean;
  /** What was looked at where it holds; what speaks against it where it does not. */
  readonly evidence: readonly string[];
}

/** What a check found: reasons against the claim, and what it looked at. */
export interface CheckResult {
  readonly against: readonly string[];
  readonly looked: readonly string[];
}

/** Checks a claim. It holds where nothing speaks against it; what cannot be decided speaks against it. */
export function claim(id: string, words: string, check: () => CheckResult): Claim {
  const { against, looked } = attempt(check);
  return { id, words, holds: against.length === 0, evidence: against.length > 0 ? against : looked };
}

function attempt(check: () => CheckResult): CheckResult {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return { against: [error.message], looked: [] };
  }
}
