import type { Kleene } from './kleene';

/**
 * The templates hold something the proof cannot read or decide. It is neither a proof nor a refutation, and a
 * claim that meets one does not hold.
 */
export class Undecided extends Error {
  override readonly name = 'Undecided';
}

/** The answer, or an error that says what could not be decided. */
export function decided(answer: Kleene, what: string): boolean {
  if (answer === 'unknown') throw new Undecided(`cannot be decided from the templates: ${what}`);
  return answer;
}
