import type { Claim } from '../proof/claim';
import type { Subject } from '../proof/subject';
import { type Edit, edited } from './edit';
import { idMatches } from './pattern';

/** The parts of a claim that decide what noticed a mutation. */
export interface JudgedClaim {
  readonly id: string;
  readonly holds: boolean;
  /** Where a proof says more than whether the claim holds: `undecided` is no refutation. */
  readonly verdict?: Claim['verdict'];
}

/** The part of a proof's report that decides an outcome. */
export interface Judgement {
  readonly claims: readonly JudgedClaim[];
}

/**
 * What became of a mutation: the claim that it should break failed, another claim did, claims were undecided and none
 * failed, nothing noticed it, or the proof threw an error.
 */
export const OUTCOMES = ['stated', 'another', 'undecided', 'survived', 'crashed'] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface Judged {
  readonly outcome: Outcome;
  /** The claims that do not hold, or the message of the error. */
  readonly by: readonly string[];
}

/**
 * What a proof says of the subject after the edits. The subject itself does not change.
 *
 * @param stated ids and families of the claims that should fail; none after a harmless change
 */
export function tryEdits(
  prove: (subject: Subject) => Judgement,
  subject: Subject,
  edits: readonly Edit[],
  stated: readonly string[],
): Judged {
  try {
    const broken = prove(edited(subject, edits)).claims.filter(({ holds }) => !holds);
    return { outcome: outcomeOf(broken, stated), by: broken.map(({ id }) => id) };
  } catch (error) {
    return {
      outcome: 'crashed',
      by: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)],
    };
  }
}

function outcomeOf(broken: readonly JudgedClaim[], stated: readonly string[]): Outcome {
  if (broken.length === 0) return 'survived';
  const failed = broken.filter(({ verdict }) => verdict !== 'undecided');
  if (failed.length === 0) return 'undecided';
  return failed.some(({ id }) => idMatches(stated, id)) ? 'stated' : 'another';
}
