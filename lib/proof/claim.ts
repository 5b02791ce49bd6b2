import { reasonUndecided } from './undecided';

/** One statement about a deployment, checked on its templates. */
export interface Claim {
  /** Stable, so that tests and readers can refer to it: `I3.network`. */
  readonly id: string;
  readonly words: string;
  readonly holds: boolean;
  /**
   * `vouched`: the templates have nothing against the claim, and a part of it is true only if the owner of an imported
   * thing is right. `undecided`: the templates contain something that the proof cannot read; such a claim does not hold.
   */
  readonly verdict: 'holds' | 'vouched' | 'fails' | 'undecided';
  /** If the claim holds, what was examined; otherwise the reasons against it. */
  readonly evidence: readonly string[];
}

/** The result of checking a claim: the reasons against it, and what was examined. */
export interface CheckResult {
  readonly against: readonly string[];
  readonly looked: readonly string[];
  /** Whether the only reasons against the claim are things that the proof cannot read. @default false */
  readonly undecided?: boolean;
}

/** Checks a claim. It holds if there is no reason against it; what cannot be decided is a reason against it. */
export function claim(id: string, words: string, check: () => CheckResult): Claim {
  const { against, looked, undecided = false } = attempt(check);
  if (against.length === 0) return { id, words, holds: true, verdict: 'holds', evidence: looked };
  return { id, words, holds: false, verdict: undecided ? 'undecided' : 'fails', evidence: against };
}

function attempt(check: () => CheckResult): CheckResult {
  try {
    return check();
  } catch (error) {
    return { against: [reasonUndecided(error)], looked: [], undecided: true };
  }
}
