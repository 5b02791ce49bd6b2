/**
 * Three-valued logic: the template alone may leave an answer unknown. An unknown never counts as an answer;
 * {@link decided} turns it into an error.
 */
export type Kleene = true | false | 'unknown';

export function and(...parts: readonly Kleene[]): Kleene {
  if (parts.includes(false)) return false;
  return parts.includes('unknown') ? 'unknown' : true;
}

export function or(...parts: readonly Kleene[]): Kleene {
  if (parts.includes(true)) return true;
  return parts.includes('unknown') ? 'unknown' : false;
}

export function not(part: Kleene): Kleene {
  return part === 'unknown' ? 'unknown' : !part;
}
