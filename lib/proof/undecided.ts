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
