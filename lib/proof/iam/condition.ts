import { and, type Kleene, not, or } from '../kleene';
import { Undecided } from '../undecided';
import { ABSENT, type ContextValues, contextValue } from './context';
import { type Operator, readOperator } from './operators';
import type { Condition } from './policy-document';

/**
 * Whether a request meets a condition. A missing key fails a condition, except a negated one, `…IfExists`, `Null` and
 * `ForAllValues`. If the policy lists several values, one match is enough; for a negated operator none may match
 * (IAM user guide, "IAM JSON policy elements: Condition operators" and "Multivalued context keys").
 */
export function meets(condition: Condition, context: ContextValues): Kleene {
  const { qualifier, operator, ifExists } = readOperator(condition.operator);
  const value = contextValue(context, condition.key);
  if (value === undefined) return 'unknown';
  if (operator === 'Null') return isNull(condition, value);

  const absent = value === ABSENT;
  if (absent && !qualifier) return ifExists || operator.negated;
  const given = absent ? [] : typeof value === 'string' ? [value] : value;
  const one = (each: string) => compareOne(operator, condition.values, each);
  if (qualifier) {
    // A key without values, or with an empty text, counts as a missing one ("Multivalued context keys").
    const none = given.every((each) => each === '');
    if (qualifier === 'ForAllValues') return none || and(...given.map(one));
    // The user guide lets IfExists end any operator, and does not say which of the two rules is the stronger.
    return none ? ifExists && 'unknown' : or(...given.map(one));
  }
  const [only, ...more] = given;
  if (only === undefined || more.length > 0) {
    throw new Undecided(`${condition.key} has ${given.length} values and ${condition.operator} takes one`);
  }
  return one(only);
}

/** `true`: the key does not exist. `false`: it exists and has a value. A key without a value is neither. */
function isNull({ values }: Condition, value: string | readonly string[] | typeof ABSENT): Kleene {
  if (value !== ABSENT && value.length === 0) return 'unknown';
  return values.includes(String(value === ABSENT));
}

function compareOne({ compare, negated }: Operator, wanted: readonly string[], given: string): Kleene {
  const matches = or(...wanted.map((value) => compare(value, given)));
  return negated ? not(matches) : matches;
}
