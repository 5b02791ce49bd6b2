import { containsBlock, readCidr } from '../cidr';
import type { Kleene } from '../kleene';
import { Undecided } from '../undecided';
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
const inBlock: Comparison = (wanted, given) => containsBlock(readCidr(wanted), readCidr(given));

/**
 * IAM user guide, "IAM JSON policy elements: Condition operators". `Null` is not listed: it tests
 * the key, not its value. Operators with policy variables are not supported.
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
  Bool: { compare: sameLetters, negated: false },
  BinaryEquals: { compare: same, negated: false },
};

/** The operator of this name, without qualifier and `IfExists`. @throws Undecided if it is unknown */
export function operatorOf(name: string): Operator {
  const operator = OPERATORS[name];
  if (!operator) throw new Undecided(`the condition operator ${name} is not understood`);
  return operator;
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

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new Undecided(`${text} is not a number`);
  return value;
}

/** ISO 8601, or seconds since 1970, which IAM accepts too. */
function date(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(value)) throw new Undecided(`${text} is not a date`);
  return value;
}
