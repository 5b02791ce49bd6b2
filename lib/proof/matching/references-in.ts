import { asList, isObject } from '../json-shapes';
import { matches } from './compare';
import {
  ClaimedBy,
  Each,
  InForm,
  InOrder,
  Irrelevant,
  JsonText,
  OneOf,
  Optional,
  partsOf,
  type Rule,
  Text,
} from './rule';
import type { Reference, Things } from './things';

/** A reference of a rule, and the text that stands in its place. */
export interface FoundReference {
  readonly reference: Reference;
  readonly text: string;
}

/**
 * The references of a rule to things that are not known yet, with what a value has in their places. Only those that
 * are certain: in a list, an item that could belong to several rules tells nothing.
 */
export function referencesIn(rule: Rule, value: unknown, things: Things): readonly FoundReference[] {
  if (value === undefined || rule instanceof Irrelevant || rule instanceof Text) return [];
  if (rule instanceof OneOf || rule instanceof JsonText) return [];
  if (rule instanceof Optional || rule instanceof ClaimedBy) return referencesIn(rule.rule, value, things);
  if (rule instanceof InForm) return referencesIn(rule.rule, rule.form(value), things);
  if (rule instanceof Each) return asList(value).flatMap((item) => referencesIn(rule.rule, item, things));
  if (rule instanceof InOrder) return pairwise(rule.rules, asList(value), things);
  if (Array.isArray(rule)) return inList(rule, asList(value), things);
  if (typeof rule === 'object') {
    if (!isObject(value)) return [];
    return Object.entries(rule).flatMap(([property, one]) => referencesIn(one, value[property], things));
  }
  return typeof rule === 'string' ? inText(rule, String(value), things) : [];
}

function pairwise(rules: readonly Rule[], items: readonly unknown[], things: Things) {
  return rules.flatMap((rule, index) => referencesIn(rule, items[index], things));
}

function inList(rules: readonly Rule[], items: readonly unknown[], things: Things) {
  const fitting = rules.map((rule) => items.filter((item) => matches(rule, item, things)));
  return rules.flatMap((rule, index) => {
    const [item, ...more] = fitting[index] ?? [];
    const alone = more.length === 0 && fitting.filter((found) => found.includes(item)).length === 1;
    return alone ? referencesIn(rule, item, things) : [];
  });
}

/** A text with one unknown reference: two of them could be divided in several ways. */
function inText(rule: string, text: string, things: Things): readonly FoundReference[] {
  const parts = partsOf(rule).map((part) =>
    typeof part === 'string' ? part : (things.textOf(part) ?? part),
  );
  const [unknown, ...more] = parts.filter((part) => typeof part !== 'string');
  if (unknown === undefined || more.length > 0) return [];
  const at = parts.indexOf(unknown);
  const [before, after] = [parts.slice(0, at).join(''), parts.slice(at + 1).join('')];
  if (!text.startsWith(before) || !text.endsWith(after)) return [];
  return [{ reference: unknown, text: text.slice(before.length, text.length - after.length) }];
}
