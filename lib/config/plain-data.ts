import { types } from 'node:util';
import { DEEPEST, KINDS, type Kind, objectKind, scalarKind } from './not-data';
import { type Path, pathText } from './path';
import { InWords, type Problem } from './problem';

// A deployment file is data. What its module exports may be more: a getter answers differently each time, a proxy runs
// code, a prototype adds values that a reviewer does not see in the file. So the export is copied once, and everything
// that is not data is refused. All rules read the copy alone.

/** What an export is made of, once. */
export interface PlainCopy {
  /** Objects, lists, texts, finite numbers, booleans and null. A place that was refused has a value that no rule takes. */
  readonly data: unknown;
  /** Every place that is not data. */
  readonly refused: readonly Problem[];
}

/** The value of a refused place in the copy. No schema takes a function, so the section around it is not well-formed. */
const NOT_DATA = () => undefined;

/** The largest deployment that the limits of its lists allow in practice has fewer values. */
const MOST_VALUES = 100_000;

/** Copies an export. Runs none of its code: it calls no getter and no trap of a proxy. Never throws. */
export function plainCopy(input: unknown): PlainCopy {
  const refused: Problem[] = [];
  let count = 0;

  function refuse(path: Path, { got, allowed, fix }: Kind): typeof NOT_DATA {
    refused.push({ path: pathText(path), got: new InWords(got), allowed, fix });
    return NOT_DATA;
  }

  function copied(value: unknown, path: Path, around: readonly object[]): unknown {
    if (typeof value !== 'object' || value === null) {
      const kind = scalarKind(value);
      return kind ? refuse(path, kind) : value;
    }
    const kind = objectKind(value, path, around);
    if (kind) refuse(path, kind);
    if (kind && (types.isProxy(value) || around.includes(value) || path.length > DEEPEST)) return NOT_DATA;
    return Array.isArray(value)
      ? listOf(value, path, [...around, value])
      : objectOf(value, path, [...around, value]);
  }

  function listOf(list: readonly unknown[], path: Path, around: readonly object[]): unknown {
    const places = new Set(Array.from({ length: Math.min(list.length, MOST_VALUES) }, (_, at) => String(at)));
    for (const key of Reflect.ownKeys(list)) {
      if (key !== 'length' && !places.has(String(key))) refuse([...path, key], KINDS.keyOfList);
    }
    return [...places].map((place) => entryOf(list, place, [...path, Number(place)], around));
  }

  function objectOf(value: object, path: Path, around: readonly object[]): unknown {
    const copy = {};
    for (const key of Reflect.ownKeys(value)) {
      if (typeof key === 'symbol') refuse([...path, key], KINDS.symbolKey);
      else place(copy, key, entryOf(value, key, [...path, key], around));
    }
    return copy;
  }

  function entryOf(value: object, key: string, path: Path, around: readonly object[]): unknown {
    count += 1;
    if (count > MOST_VALUES) return NOT_DATA;
    const found = Object.getOwnPropertyDescriptor(value, key);
    if (found === undefined) return refuse(path, KINDS.hole);
    if (!('value' in found)) return refuse(path, KINDS.accessor);
    if (found.enumerable !== true) return refuse(path, KINDS.hidden);
    if (found.value === undefined) return Array.isArray(value) ? refuse(path, KINDS.hole) : undefined;
    return copied(found.value, path, around);
  }

  const data = copied(input, [], []);
  return count > MOST_VALUES ? { data: NOT_DATA, refused: [TOO_MANY] } : { data, refused };
}

/** A key without a value is no key. Defines the property, because to set `__proto__` sets the prototype. */
function place(copy: object, key: string, value: unknown): void {
  if (value === undefined) return;
  Object.defineProperty(copy, key, { value, enumerable: true, writable: true, configurable: true });
}

const TOO_MANY: Problem = {
  path: pathText([]),
  got: new InWords(`more than ${MOST_VALUES} values`),
  allowed: `at most ${MOST_VALUES} values, those counted twice that two places share`,
  fix: 'remove what the file repeats',
};
