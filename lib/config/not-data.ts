import { types } from 'node:util';
import type { Path } from './path';

// What a module can export and a deployment file cannot say. No function here runs code of the value.

/** A kind of value that is no data. */
export interface Kind {
  /** The value, in words. */
  readonly got: string;
  readonly allowed: string;
  readonly fix: string;
}

/** A deployment nests 6 levels. */
export const DEEPEST = 32;

/** Why a value without entries is no data; `undefined` if it is. */
export function scalarKind(value: unknown): Kind | undefined {
  switch (typeof value) {
    case 'number':
      if (Object.is(value, -0))
        return { got: '-0', allowed: 'a number that is written one way', fix: 'write 0' };
      return Number.isFinite(value) ? undefined : { ...KINDS.number, got: String(value) };
    case 'bigint':
      return { got: `${value}n`, allowed: 'a number', fix: `write it without the n: ${value}` };
    case 'symbol':
      return { ...KINDS.symbol, got: String(value) };
    case 'function':
      return KINDS.function;
    default:
      return undefined;
  }
}

/**
 * Why an object or a list is no data, its entries aside; `undefined` if it is.
 *
 * @param around the objects that contain it.
 */
export function objectKind(value: object, path: Path, around: readonly object[]): Kind | undefined {
  if (types.isProxy(value)) return KINDS.proxy;
  if (around.includes(value)) return KINDS.circle;
  if (path.length > DEEPEST) return KINDS.deep;
  if (types.isDate(value)) return KINDS.date;
  return isPlain(value) ? undefined : { ...KINDS.instance, got: `an instance of ${classOf(value)}` };
}

/** An object or a list as a literal makes it, in any realm: tests run in a realm of their own. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return !Array.isArray(value);
  if (!Array.isArray(value)) return isRoot(prototype);
  return !types.isProxy(prototype) && Array.isArray(prototype) && isRoot(Object.getPrototypeOf(prototype));
}

/** Whether this is the `Object.prototype` of some realm. */
function isRoot(prototype: unknown): boolean {
  if (typeof prototype !== 'object' || prototype === null || types.isProxy(prototype)) return false;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}

/** The name of an object's class, without running code of either. */
function classOf(value: object): string {
  const made = ownValue(Object.getPrototypeOf(value), 'constructor');
  const name = ownValue(made, 'name');
  return typeof name === 'string' && name !== '' && name !== 'Object' ? name : 'a class';
}

function ownValue(of: unknown, key: string): unknown {
  if ((typeof of !== 'object' && typeof of !== 'function') || of === null || types.isProxy(of))
    return undefined;
  return Object.getOwnPropertyDescriptor(of, key)?.value;
}

const DATA = 'data as a literal writes it: objects, lists, texts, finite numbers, true, false, null';

export const KINDS = {
  number: { allowed: 'a finite number', fix: 'write the number in digits' },
  symbol: { allowed: DATA, fix: 'write a text in quotes instead of the symbol' },
  function: { got: 'a function', allowed: DATA, fix: 'write the value that it returns' },
  proxy: { got: 'a proxy', allowed: DATA, fix: 'write the object or the list itself' },
  circle: {
    got: 'an object that contains this place',
    allowed: DATA,
    fix: 'remove it, or write a copy without the circle',
  },
  deep: {
    got: `more than ${DEEPEST} levels`,
    allowed: `at most ${DEEPEST} objects and lists inside each other`,
    fix: 'remove the inner levels',
  },
  date: {
    got: 'an instance of Date',
    allowed: 'a day as a text, such as "2026-11-21"',
    fix: 'write the day in quotes',
  },
  instance: {
    allowed: 'an object or a list as a literal writes it, without a class or a prototype of its own',
    fix: 'write its values as { … } or [ … ]',
  },
  hole: {
    got: 'an entry without a value',
    allowed: 'a list with a value in every place',
    fix: 'write a value there, or remove the comma',
  },
  keyOfList: { got: 'a key of a list', allowed: 'a list of values, without keys', fix: 'remove the key' },
  symbolKey: {
    got: 'a key that is a symbol',
    allowed: 'keys that are texts',
    fix: 'remove it, or write the key as a text',
  },
  accessor: {
    got: 'a getter or a setter',
    allowed: 'the value itself, which is the same each time',
    fix: 'write the value in place of the getter',
  },
  hidden: {
    got: 'a property that is not enumerable',
    allowed: 'properties that a reader of the file sees',
    fix: 'write it in the literal',
  },
} as const;
