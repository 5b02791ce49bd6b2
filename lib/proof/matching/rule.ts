// What the proof expects of a value in a template. A rule is closed: a property without a rule is a difference.

/**
 * The values that the proof accepts in one place. A text, a number or a boolean is itself; `"443"` and `443` are the
 * same to CloudFormation. A list is a set: the order does not count. An object has exactly these keys.
 */
export type Rule = string | number | boolean | readonly Rule[] | Rules | Matcher;

export interface Rules {
  readonly [property: string]: Rule;
}

/** A rule that is not a value of its own. */
export type Matcher = Optional | Irrelevant | OneOf | Each | InOrder | Text | JsonText | InForm | ClaimedBy;

class Optional {
  constructor(readonly rule: Rule) {}
}
class Irrelevant {
  constructor(readonly reason: string) {}
}
class OneOf {
  constructor(readonly rules: readonly Rule[]) {}
}
class Each {
  constructor(readonly rule: Rule) {}
}
class InOrder {
  constructor(readonly rules: readonly Rule[]) {}
}
class Text {
  constructor(
    readonly words: string,
    readonly accepts: (text: string) => boolean,
  ) {}
}
class JsonText {
  constructor(
    readonly rule: Rule,
    readonly raw: boolean,
  ) {}
}
class InForm {
  constructor(
    readonly form: (value: unknown) => unknown,
    readonly rule: Rule,
  ) {}
}
class ClaimedBy {
  constructor(
    readonly claim: string,
    readonly rule: Rule,
  ) {}
}

export { ClaimedBy, Each, InForm, InOrder, Irrelevant, JsonText, OneOf, Optional, Text };

/** The value may be missing. Only where CloudFormation's default is what this rule accepts. */
export const optional = (rule: Rule) => new Optional(rule);

/**
 * Any value, or none.
 *
 * @param reason why even the most hostile value of this property changes no claim
 */
export const irrelevant = (reason: string) => new Irrelevant(reason);

export const oneOf = (...rules: readonly Rule[]) => new OneOf(rules);

/** A list of any length, in which the rule accepts every item. */
export const each = (rule: Rule) => new Each(rule);

/** A list whose order counts: the arguments of a command. */
export const inOrder = (...rules: readonly Rule[]) => new InOrder(rules);

/** A text that the predicate accepts. @param words what it accepts, for the report */
export const text = (words: string, accepts: (text: string) => boolean) => new Text(words, accepts);

/** A text that is JSON. */
export const jsonText = (rule: Rule) => new JsonText(rule, false);

/**
 * A text that is JSON, and that its reader takes as a text: an escape sequence in it is no character, and a second line
 * may count as another text.
 */
export const rawJsonText = (rule: Rule) => new JsonText(rule, true);

/**
 * A value that may be written in several forms.
 *
 * @param form gives every form of one value the form that the rule is written in; any other value stays as it is
 */
export const inForm = (form: (value: unknown) => unknown, rule: Rule) => new InForm(form, rule);

/** The same of a text. */
export const textInForm = (form: (text: string) => string, rule: string) =>
  inForm((value) => (typeof value === 'string' ? form(value) : value), rule);

/** A rule whose differences break this claim, and not the claim of its resource. */
export const claimedBy = (claim: string, rule: Rule) => new ClaimedBy(claim, rule);

/** The name of an expected resource, or one of its attributes, inside a text. */
export const the = (thing: string, attribute?: string) =>
  `${OPEN}${thing}${attribute === undefined ? '' : `${SEPARATOR}${attribute}`}${CLOSE}`;

const OPEN = '⟨';
const CLOSE = '⟩';
const SEPARATOR = '⟩.⟨';

/** An expected text for a reader: `<records bucket>` for a reference, `<load balancer>.DNSName` for an attribute. */
export const inWords = (expected: string) =>
  expected.replaceAll(REFERENCE, (_, thing: string, attribute?: string) =>
    attribute === undefined ? `<${thing}>` : `<${thing}>.${attribute}`,
  );

/** Whether an expected text contains a reference. */
export const isReference = (expected: string) => expected.includes(OPEN);

/** A text in parts: literal text, and references to things. */
export type TextPart = string | { readonly thing: string; readonly attribute?: string };

const REFERENCE = /⟨([^⟨⟩]+)⟩(?:\.⟨([^⟨⟩]+)⟩)?/g;
const parts = new Map<string, readonly TextPart[]>();

/** The parts of an expected text. */
export function partsOf(expected: string): readonly TextPart[] {
  const known = parts.get(expected);
  if (known) return known;
  const found: TextPart[] = [];
  let end = 0;
  for (const { 0: whole, 1: thing = '', 2: attribute, index } of expected.matchAll(REFERENCE)) {
    if (index > end) found.push(expected.slice(end, index));
    found.push({ thing, ...(attribute !== undefined && { attribute }) });
    end = index + whole.length;
  }
  if (end < expected.length) found.push(expected.slice(end));
  parts.set(expected, found);
  return found;
}
