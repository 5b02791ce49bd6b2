import { isObject } from '../json-shapes';
import { Unreadable } from '../template/world';
import { readJson } from './json';
import {
  ClaimedBy,
  Each,
  InForm,
  InOrder,
  Irrelevant,
  inWords,
  isReference,
  JsonText,
  OneOf,
  Optional,
  partsOf,
  type Rule,
  type Rules,
  Text,
} from './rule';
import type { Things } from './things';

/** A value that differs from its rule. */
export interface Mismatch {
  /** `LifecycleConfiguration.Rules` */
  readonly path: string;
  /** What differs. A function, because most differences are only counted. */
  readonly words: () => string;
  readonly undecided: boolean;
  /** The claim that the mismatch breaks. @default the claim of the resource */
  readonly claim?: string;
}

/** All differences between a value and its rule. */
export const mismatches = (rule: Rule, value: unknown, things: Things, path = ''): readonly Mismatch[] => [
  ...compare(rule, value, things, path),
];

/** Whether there is no difference. Stops at the first one. */
export const matches = (rule: Rule, value: unknown, things: Things): boolean =>
  compare(rule, value, things, '').next().done === true;

/** The differences, one after the other, so that a caller that needs only the first one stops there. */
export function* compare(
  rule: Rule,
  value: unknown,
  things: Things,
  path: string,
): Generator<Mismatch, void> {
  if (rule instanceof Irrelevant) {
    return;
  } else if (rule instanceof Optional) {
    if (value !== undefined) yield* compare(rule.rule, value, things, path);
  } else if (rule instanceof ClaimedBy) {
    for (const found of compare(rule.rule, value, things, path)) yield { claim: rule.claim, ...found };
  } else if (value instanceof Unreadable) {
    yield unreadable(path, value);
  } else if (typeof rule !== 'object') {
    if (!isText(rule, value, things)) yield differs(path, value, () => shownRule(rule));
  } else if (rule instanceof OneOf) {
    const all = rule.rules.map((one) => mismatches(one, value, things, path));
    yield* all.reduce((best, next) => (next.length < best.length ? next : best));
  } else if (rule instanceof Text) {
    if (typeof value !== 'string' || !rule.accepts(value)) yield differs(path, value, () => rule.words);
  } else if (rule instanceof JsonText) {
    yield* inJson(rule, value, things, path);
  } else if (rule instanceof InForm) {
    yield* compare(rule.rule, rule.form(value), things, path);
  } else if (rule instanceof Each) {
    yield* everyItem(rule.rule, value, things, path);
  } else if (rule instanceof InOrder) {
    yield* inOrder(rule.rules, value, things, path);
  } else if (isList(rule)) {
    yield* inAnyOrder(rule, value, things, path);
  } else {
    yield* inObject(rule, value, things, path);
  }
}

function* inObject(rules: Rules, value: unknown, things: Things, path: string): Generator<Mismatch, void> {
  if (!isObject(value)) {
    yield differs(path, value, () => 'an object');
    return;
  }
  const at = (property: string) => (path === '' ? property : `${path}.${property}`);
  for (const property of Object.keys(value)) {
    if (Object.hasOwn(rules, property)) continue;
    const found = value[property];
    if (found instanceof Unreadable) yield unreadable(at(property), found);
    else if (found !== undefined) yield differs(at(property), found, () => 'nothing');
  }
  for (const [property, rule] of Object.entries(rules)) {
    const found = value[property];
    if (found === undefined && !mayBeMissing(rule)) yield missing(at(property), rule);
    else yield* compare(rule, found, things, at(property));
  }
}

function mayBeMissing(rule: Rule): boolean {
  if (rule instanceof ClaimedBy) return mayBeMissing(rule.rule);
  return rule instanceof Optional || rule instanceof Irrelevant;
}

function missing(path: string, rule: Rule): Mismatch {
  const claim = rule instanceof ClaimedBy ? rule.claim : undefined;
  return { path, words: () => `${path} is missing`, undecided: false, ...(claim !== undefined && { claim }) };
}

/** A list as a set: each item has a rule of its own, and each rule an item. */
function* inAnyOrder(
  rules: readonly Rule[],
  value: unknown,
  things: Things,
  path: string,
): Generator<Mismatch, void> {
  if (!isList(value) && rules.length !== 1) {
    yield differs(path, value, () => `a list of ${rules.length}`);
    return;
  }
  const items: unknown[] = isList(value) ? [...value] : [value];
  const left: Rule[] = [];
  for (const rule of rules) {
    const index = items.findIndex((item) => matches(rule, item, things));
    if (index === -1) left.push(rule);
    else items.splice(index, 1);
  }
  yield* leftOver(left, items, things, path);
}

/** Pairs what has no exact counterpart by likeness, so that the report names the property that differs. */
function* leftOver(
  rules: readonly Rule[],
  items: readonly unknown[],
  things: Things,
  path: string,
): Generator<Mismatch, void> {
  const rest = [...items];
  const lacking: Rule[] = [];
  for (const rule of rules) {
    const found = rest.map((item) => mismatches(rule, item, things, path));
    const fewest = Math.min(...found.map(({ length }) => length));
    const index = found.findIndex(({ length }) => length === fewest);
    if (index === -1) {
      lacking.push(rule);
    } else {
      rest.splice(index, 1);
      yield* found[index] ?? [];
    }
  }
  if (lacking.length > 0) {
    yield { path, words: () => `${path} lacks ${lacking.map(shownRule).join(', ')}`, undecided: false };
  }
  for (const item of rest) yield differs(path, item, () => 'no such item');
}

function* everyItem(rule: Rule, value: unknown, things: Things, path: string): Generator<Mismatch, void> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* compare(rule, item, things, `${path}[${index}]`);
  } else {
    yield differs(path, value, () => 'a list');
  }
}

function* inOrder(
  rules: readonly Rule[],
  value: unknown,
  things: Things,
  path: string,
): Generator<Mismatch, void> {
  if (!isList(value)) {
    yield differs(path, value, () => `a list of ${rules.length}`);
    return;
  }
  for (let index = 0; index < Math.max(rules.length, value.length); index++) {
    const [rule, item, at] = [rules[index], value[index], `${path}[${index}]`];
    if (rule === undefined) yield differs(at, item, () => 'nothing');
    else if (index < value.length) yield* compare(rule, item, things, at);
    else yield missing(at, rule);
  }
}

function* inJson(
  { rule, raw }: JsonText,
  value: unknown,
  things: Things,
  path: string,
): Generator<Mismatch, void> {
  const { json, problem } = readJson(String(value));
  if (problem !== undefined) yield { path, words: () => `${path}: ${problem}`, undecided: true };
  else if (json === undefined) yield differs(path, value, () => 'JSON');
  else if (raw && JSON.stringify(json) !== value)
    yield differs(path, value, () => 'JSON as JSON.stringify writes it');
  else yield* compare(rule, json, things, path);
}

function isText(rule: string | number | boolean, value: unknown, things: Things): boolean {
  if (typeof value === 'object' || value === undefined) return false;
  const found = String(value);
  const expected = String(rule);
  if (!isReference(expected)) return expected === found;
  const parts = partsOf(expected).map((part) =>
    typeof part === 'string' ? part : (things.textOf(part) ?? part),
  );
  const open = parts.filter((part) => typeof part !== 'string');
  if (open.length === 0) return parts.join('') === found;
  const pattern = parts.map((part) => (typeof part === 'string' ? escaped(part) : '(.+)')).join('');
  const captured = new RegExp(`^${pattern}$`, 's').exec(found);
  return (
    captured !== null && open.every((reference, index) => things.mayBe(reference, captured[index + 1] ?? ''))
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const unreadable = (path: string, { reason }: Unreadable): Mismatch => ({
  path,
  words: () => reason,
  undecided: true,
});

const differs = (path: string, value: unknown, expected: () => string): Mismatch => ({
  path,
  words: () => `${path} is ${shown(value)}, expected ${expected()}`,
  undecided: false,
});

/** At most this many characters of a value in a report. */
const SHOWN = 160;

function shown(value: unknown): string {
  const json = value === undefined ? 'missing' : JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}

/** A rule as a reader sees it: matchers by their words, references by the names of the things. */
function shownRule(rule: Rule): string {
  if (rule instanceof Text) return rule.words;
  if (
    rule instanceof ClaimedBy ||
    rule instanceof Optional ||
    rule instanceof JsonText ||
    rule instanceof InForm
  ) {
    return shownRule(rule.rule);
  }
  return inWords(shown(rule));
}

const isList = (value: unknown): value is readonly unknown[] & readonly Rule[] => Array.isArray(value);
