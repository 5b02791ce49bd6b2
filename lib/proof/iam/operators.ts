import { BlockList, isIPv6 } from 'node:net';
import { containsBlock, overlaps, readCidr } from '../cidr';
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

/** An integer or a decimal number. A longer one could not be compared exactly. */
function number(text: string): number {
  if (!/^-?\d+(?:\.\d+)?$/.test(text) || text.length > 15) throw new Undecided(`${text} is not a number`);
  return Number(text);
}

/**
 * Seconds since 1970, or a date of ISO 8601 as the W3C writes it: a time of day has a time zone. Four digits could be
 * either.
 */
function date(text: string): number {
  if (/^\d{5,11}$/.test(text)) return Number(text) * 1000;
  const [, day, time] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const midnight = new Date(day ?? '');
  const value = time ? Date.parse(text) : midnight.getTime();
  // The 30th of February is read as the 2nd of March.
  if (Number.isNaN(value) || midnight.toISOString().slice(0, 10) !== day) {
    throw new Undecided(`${text} is not a date`);
  }
  return value;
}

function boolean(text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new Undecided(`${text} is neither true nor false`);
  return text === 'true';
}

/** The bytes that a text in base 64 stands for, one letter each. */
function bytes(text: string): string {
  const read = Buffer.from(text, 'base64');
  if (read.toString('base64') !== text) throw new Undecided(`${text} is not base 64`);
  return read.toString('latin1');
}

/** Whether an address is in a block. For a request that represents a block of addresses: whether all of them are. */
function inBlock(wanted: string, given: string): Kleene {
  const [block, addresses] = [wanted, given].map((text) => (text.includes(':') ? readIPv6(text) : text));
  if (typeof block === 'object' && typeof addresses === 'object') {
    if (wanted === given) return true;
    return addresses.bits === 128 ? block.list.check(addresses.address, 'ipv6') : 'unknown';
  }
  // No address has both forms.
  const [outer, inner] = [block, addresses].map((text) =>
    typeof text === 'string' ? readCidr(text) : undefined,
  );
  if (!outer || !inner) return false;
  return containsBlock(outer, inner) || (overlaps(outer, inner) && 'unknown');
}

/** `2001:DB8:1234:5678::/64`, or a single address. */
function readIPv6(text: string) {
  const [, address = '', bits = '128'] = /^([\da-f:]+)(?:\/(\d+))?$/i.exec(text) ?? [];
  if (!isIPv6(address) || Number(bits) > 128) throw new Undecided(`${text} is not an IPv6 block`);
  const list = new BlockList();
  list.addSubnet(address, Number(bits), 'ipv6');
  return { address, bits: Number(bits), list };
}
