import { Unreadable } from '../template/world';
import { inOneForm } from './policy';
import {
  ClaimedBy,
  InOrder,
  Irrelevant,
  JsonText,
  OneOf,
  Optional,
  PolicyDocument,
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
  readonly words: string;
  readonly undecided: boolean;
  /** The claim that the mismatch breaks. @default the claim of the resource */
  readonly claim?: string;
}

/** All differences between a value and its rule. */
export function mismatches(rule: Rule, value: unknown, things: Things, path = ''): readonly Mismatch[] {
  if (rule instanceof Irrelevant) return [];
  if (rule instanceof Optional) return value === undefined ? [] : mismatches(rule.rule, value, things, path);
  if (rule instanceof ClaimedBy) {
    return mismatches(rule.rule, value, things, path).map((found) => ({ claim: rule.claim, ...found }));
  }
  if (value instanceof Unreadable) return [{ path, words: value.reason, undecided: true }];
  if (rule instanceof OneOf) {
    const all = rule.rules.map((one) => mismatches(one, value, things, path));
    return all.reduce((best, next) => (next.length < best.length ? next : best));
  }
  if (rule instanceof Text) {
    const accepted = typeof value === 'string' && rule.accepts(value);
    return accepted ? [] : [differs(path, value, rule.words)];
  }
  if (rule instanceof JsonText) return inJson(rule.rule, value, things, path);
  if (rule instanceof PolicyDocument) return mismatches(rule.rule, inOneForm(value), things, path);
  if (rule instanceof InOrder) return inOrder(rule.rules, value, things, path);
  if (Array.isArray(rule)) return inAnyOrder(rule, value, things, path);
  if (typeof rule === 'object') return inObject(rule as Rules, value, things, path);
  return isText(rule, value, things) ? [] : [differs(path, value, shown(rule))];
}

/** Whether there is no difference. Stops at the first one. */
export const matches = (rule: Rule, value: unknown, things: Things) =>
  mismatches(rule, value, things).length === 0;

function inObject(rules: Rules, value: unknown, things: Things, path: string): readonly Mismatch[] {
  if (!isObject(value)) return [differs(path, value, 'an object')];
  const at = (property: string) => (path === '' ? property : `${path}.${property}`);
  return [
    ...Object.entries(rules).flatMap(([property, rule]) => {
      const found = value[property];
      return found === undefined && !mayBeMissing(rule)
        ? [missing(at(property), rule)]
        : mismatches(rule, found, things, at(property));
    }),
    ...Object.keys(value)
      .filter((property) => !Object.hasOwn(rules, property) && value[property] !== undefined)
      .map((property) => differs(at(property), value[property], 'nothing')),
  ];
}

function mayBeMissing(rule: Rule): boolean {
  if (rule instanceof ClaimedBy) return mayBeMissing(rule.rule);
  return rule instanceof Optional || rule instanceof Irrelevant;
}

function missing(path: string, rule: Rule): Mismatch {
  const claim = rule instanceof ClaimedBy ? rule.claim : undefined;
  return { path, words: `${path} is missing`, undecided: false, ...(claim !== undefined && { claim }) };
}

/** A list as a set: each item has a rule of its own, and each rule an item. */
function inAnyOrder(
  rules: readonly Rule[],
  value: unknown,
  things: Things,
  path: string,
): readonly Mismatch[] {
  const items = Array.isArray(value) ? [...value] : [value];
  if (!Array.isArray(value) && rules.length !== 1) return [differs(path, value, `a list of ${rules.length}`)];
  const left = rules.filter((rule) => {
    const index = items.findIndex((item) => matches(rule, item, things));
    if (index === -1) return true;
    items.splice(index, 1);
    return false;
  });
  return leftOver(left, items, things, path);
}

/** Pairs what has no exact counterpart by similarity, so that the report names the property that differs. */
function leftOver(
  rules: readonly Rule[],
  items: readonly unknown[],
  things: Things,
  path: string,
): readonly Mismatch[] {
  const rest = [...items];
  return [
    ...rules.flatMap((rule) => {
      const found = rest.map((item) => mismatches(rule, item, things, path));
      const fewest = Math.min(...found.map(({ length }) => length));
      const index = found.findIndex(({ length }) => length === fewest);
      if (index === -1) return [{ path, words: `${path} lacks ${shownRule(rule)}`, undecided: false }];
      rest.splice(index, 1);
      return found[index] ?? [];
    }),
    ...rest.map((item) => differs(path, item, 'no such item')),
  ];
}

function inOrder(rules: readonly Rule[], value: unknown, things: Things, path: string): readonly Mismatch[] {
  if (!Array.isArray(value)) return [differs(path, value, `a list of ${rules.length}`)];
  const length = Math.max(rules.length, value.length);
  return Array.from({ length }, (_, index) => {
    const [rule, item, at] = [rules[index], value[index], `${path}[${index}]`];
    if (rule === undefined) return [differs(at, item, 'nothing')];
    return index < value.length ? mismatches(rule, item, things, at) : [missing(at, rule)];
  }).flat();
}

function inJson(rule: Rule, value: unknown, things: Things, path: string): readonly Mismatch[] {
  try {
    return mismatches(rule, JSON.parse(String(value)), things, path);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [differs(path, value, 'JSON')];
  }
}

function isText(rule: string | number | boolean, value: unknown, things: Things): boolean {
  if (typeof value === 'object' || value === undefined) return false;
  const found = String(value);
  if (typeof rule !== 'string' || !rule.includes('⟨')) return String(rule) === found;
  const parts = partsOf(rule);
  let pattern = '';
  const open: Exclude<(typeof parts)[number], string>[] = [];
  for (const part of parts) {
    const known = typeof part === 'string' ? part : things.textOf(part);
    if (known === undefined && typeof part !== 'string') open.push(part);
    pattern += known === undefined ? '(.+)' : escaped(known);
  }
  const captured = new RegExp(`^${pattern}$`, 's').exec(found);
  return (
    captured !== null && open.every((reference, index) => things.mayBe(reference, captured[index + 1] ?? ''))
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const differs = (path: string, value: unknown, expected: string): Mismatch => ({
  path,
  words: `${path} is ${shown(value)}, expected ${expected}`,
  undecided: false,
});

/** At most this many characters of a value in a report. */
const SHOWN = 160;

function shown(value: unknown): string {
  const json = value === undefined ? 'missing' : JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}

/** A rule as a reader sees it: matchers by their words. */
function shownRule(rule: Rule): string {
  if (rule instanceof Text) return rule.words;
  if (rule instanceof ClaimedBy || rule instanceof Optional || rule instanceof JsonText)
    return shownRule(rule.rule);
  return shown(rule);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
