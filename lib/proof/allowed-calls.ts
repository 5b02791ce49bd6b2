import { ABSENT, type ContextValues } from './iam/context';
import type { Statement } from './iam/policy-document';
import { Undecided } from './undecided';

/** One call that a statement allows: an action on a resource, with these condition keys in the request. */
export interface AllowedCall {
  readonly action: string;
  readonly resource: string;
  readonly context: ContextValues;
}

export const words = ({ action, resource }: AllowedCall) => `${action} on ${resource}`;

/** Whether the values of a condition are the values of the calls that meet it; `Null: true` is met without the key. */
const isListed = (operator: string, values: readonly string[]) =>
  /^(String(Equals|Like)|Arn(Equals|Like)|Bool)$/.test(operator) ||
  (operator === 'Null' && values.every((value) => value === 'true'));

/**
 * Every call that the `Allow` statements list. `NotAction` and `NotResource` cannot be listed, so they are undecided.
 */
export function callsIn(statements: readonly Statement[]): readonly AllowedCall[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ sid, actions, resources, conditions }) => {
      if (actions.except || resources.except)
        throw new Undecided(`statement ${sid} uses NotAction or NotResource, whose calls cannot be listed`);
      const unlisted = conditions.find(({ operator, values }) => !isListed(operator, values));
      if (unlisted)
        throw new Undecided(
          `statement ${sid} has a condition ${unlisted.operator}, whose calls cannot be listed`,
        );
      const contexts = conditions.reduce<readonly ContextValues[]>(
        (before, { operator, key, values }) =>
          // A pattern counts as one value: only an equal or wider pattern covers it.
          before.flatMap((context) =>
            values.map((value) => ({ ...context, [key]: operator === 'Null' ? ABSENT : value })),
          ),
        [{}],
      );
      return contexts.flatMap((context) =>
        actions.patterns.flatMap((action) =>
          resources.patterns.map((resource) => ({ action, resource, context })),
        ),
      );
    });
}
