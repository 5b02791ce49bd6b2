import type { Statement } from './iam/policy-document';
import { hasWildcard } from './iam/wildcard';
import { Undecided } from './undecided';

/** The condition key by which an endpoint policy names its callers. */
export const CALLER = 'aws:PrincipalArn';

/** The roles a statement names by ARN; `undefined` if it names none, and everybody may call. A pattern is undecided. */
export function namedCallers({ sid, conditions }: Statement): readonly string[] | undefined {
  const [named, ...more] = conditions.filter(({ key }) => key === CALLER);
  if (!named) return undefined;
  if (more.length > 0 || named.operator !== 'ArnEquals' || named.values.some(hasWildcard)) {
    throw new Undecided(`statement ${sid} does not name each of its callers by ARN`);
  }
  return named.values;
}

/** Who an endpoint admits besides these callers, statement by statement. */
export function admittedBesides(policy: readonly Statement[], callers: readonly string[]): readonly string[] {
  return policy
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const named = namedCallers(statement) ?? ['every caller'];
      return named
        .filter((caller) => !callers.includes(caller))
        .map((caller) => `statement ${statement.sid} admits ${caller}`);
    });
}
