import { and, type Kleene, not, or } from '../kleene';
import { Undecided } from '../undecided';
import { ABSENT, type ContextValues, contextValue } from './context';
import { type Operator, operatorOf } from './operators';
import type { Condition } from './policy-document';

/**
 * Whether a request meets a condition. A missing key fails a condition, except a negated one, `…IfExists`, `Null` and
 * `ForAllValues`. If the policy lists several values, one match is enough; for a negated operator none may match
 * (IAM user guide, "IAM JSON policy elements: Condition operators" and "Multivalued context keys").
 */
export function meets(condition: Condition, context: ContextValues): Kleene {
  const { qualifier, name, ifExists } = partsOf(condition.operator);
  const value = contextValue(context, condition.key);
  if (value === undefined) return 'unknown';
  if (name === 'Null')
    return or(...condition.values.map((wanted) => (wanted === 'true') === (value === ABSENT)));

  const operator = operatorOf(name);
  if (value === ABSENT) return ifExists || qualifier === 'ForAllValues' || (operator.negated && !qualifier);
  const one = (given: string) => compareOne(operator, condition.values, given);
  const given = typeof value === 'string' ? [value] : value;
  if (qualifier === 'ForAllValues') return and(...given.map(one));
  if (qualifier === 'ForAnyValue') return or(...given.map(one));
  const [only, ...more] = given;
  if (only === undefined || more.length > 0) {
    throw new Undecided(`${condition.key} has ${given.length} values and ${condition.operator} takes one`);
  }
  return one(only);
}

function compareOne({ compare, negated }: Operator, wanted: readonly string[], given: string): Kleene {
  const matches = or(...wanted.map((value) => compare(value, given)));
  return negated ? not(matches) : matches;
}

/** `ForAnyValue:StringLikeIfExists` in its three parts. */
function partsOf(operator: string): { qualifier?: string; name: string; ifExists: boolean } {
  const [, qualifier, name = operator, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  return { qualifier, name, ifExists: ifExists !== undefined };
}
