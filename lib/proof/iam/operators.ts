import type { Kleene } from '../kleene';
import { Undecided } from '../undecided';
import { boolean, bytes, date, inBlock, number } from './condition-value';
import { matchArn, matchLike } from './match-text';

/** Whether a value of the policy and a value of the request match. */
export type Comparison = (wanted: string, given: string) => Kleene;

export interface Operator {
  readonly compare: Comparison;
  /** `…Not…` operators are true if no value matches. */
  readonly negated: boolean;
}

const same: Comparison = (wanted, given) => wanted === given;
const sameLetters: Comparison = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();

/**
 * IAM user guide, "IAM JSON policy elements: Condition operators". `Null` is not listed: it tests
 * the key, not its value.
 */
const OPERATORS: Readonly<Record<string, Operator>> = {
  ...pair('StringEquals', 'StringNotEquals', same),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', sameLetters),
  ...pair('StringLike', 'StringNotLike', matchLike),
  ...pair('ArnEquals', 'ArnNotEquals', matchArn),
  ...pair('ArnLike', 'ArnNotLike', matchArn),
  ...pair('IpAddress', 'NotIpAddress', inBlock),
  ...pair(
    'NumericEquals',
    'NumericNotEquals',
    by(number, (wanted, given) => given === wanted),
  ),
  ...pair(
    'DateEquals',
    'DateNotEquals',
    by(date, (wanted, given) => given === wanted),
  ),
  ...ordered('Numeric', number),
  ...ordered('Date', date),
  Bool: { compare: (wanted, given) => boolean(wanted) === boolean(given), negated: false },
  BinaryEquals: { compare: (wanted, given) => bytes(wanted) === bytes(given), negated: false },
};

/** What a policy writes as one operator, such as `ForAnyValue:StringLikeIfExists`, in its parts. */
export interface ReadOperator {
  readonly qualifier?: 'ForAllValues' | 'ForAnyValue';
  readonly operator: Operator | 'Null';
  readonly ifExists: boolean;
}

/** @throws Undecided if the operator is unknown. `Null` takes neither a qualifier nor `IfExists`. */
export function readOperator(text: string): ReadOperator {
  if (text === 'Null') return { operator: 'Null', ifExists: false };
  const [, qualifier, name = text, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(text) ?? [];
  return {
    qualifier: qualifier as ReadOperator['qualifier'],
    operator: operatorOf(name),
    ifExists: ifExists !== undefined,
  };
}

/** The operator of this name, without qualifier and `IfExists`. @throws Undecided if it is unknown */
export function operatorOf(name: string): Operator {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!operator) throw new Undecided(`the condition operator ${name} is not understood`);
  return operator;
}

/** @throws Undecided if the operator does not take this value, such as a number that is a word */
export function checkValue({ operator }: ReadOperator, value: string): void {
  if (operator === 'Null') boolean(value);
  else operator.compare(value, value);
}

function pair(name: string, negation: string, compare: Comparison): Record<string, Operator> {
  return { [name]: { compare, negated: false }, [negation]: { compare, negated: true } };
}

function ordered(prefix: string, read: (text: string) => number): Record<string, Operator> {
  const plain = (compare: (wanted: number, given: number) => boolean): Operator => ({
    compare: by(read, compare),
    negated: false,
  });
  return {
    [`${prefix}LessThan`]: plain((wanted, given) => given < wanted),
    [`${prefix}LessThanEquals`]: plain((wanted, given) => given <= wanted),
    [`${prefix}GreaterThan`]: plain((wanted, given) => given > wanted),
    [`${prefix}GreaterThanEquals`]: plain((wanted, given) => given >= wanted),
  };
}

function by(read: (text: string) => number, compare: (wanted: number, given: number) => boolean): Comparison {
  return (wanted, given) => compare(read(wanted), read(given));
}
