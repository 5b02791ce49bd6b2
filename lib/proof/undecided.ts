import type { Kleene } from './kleene';

/**
 * The templates contain something that the proof cannot read or decide. That neither proves nor refutes a claim; a
 * claim that depends on it does not hold.
 */
export class Undecided extends Error {
  override readonly name = 'Undecided';
}

/** @throws Undecided if the answer is unknown; `what` names the question. */
export function decided(answer: Kleene, what: string): boolean {
  if (answer === 'unknown') throw new Undecided(`cannot be decided from the templates: ${what}`);
  return answer;
}

/**
 * Why a check came to no decision. A template of a form that no check expects (a text where a list belongs) cannot be
 * read either.
 *
 * @throws every other error: a mistake of the proof itself
 */
export function reasonUndecided(error: unknown): string {
  if (error instanceof Undecided) return error.message;
  if (error instanceof TypeError || error instanceof RangeError) {
    return `the templates have a form that the proof cannot read: ${error.message}`;
  }
  throw error;
}
