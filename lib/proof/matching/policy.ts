import { asList, isObject } from '../json-shapes';
import { inForm, type Rule, type Rules } from './rule';

// A policy document is compared as a set of statements. Their ids and their order do not count, one text is the same as
// a list of one text, and a text that a list has twice counts once.

/** A statement that the proof expects, exactly. */
export interface ExpectedStatement {
  readonly effect: 'Allow' | 'Deny';
  /** By kind: `{ Service: ['firehose.amazonaws.com'] }`; `'*'` is everybody. @default none: an identity policy */
  readonly principals?: '*' | Readonly<Record<string, readonly string[]>>;
  readonly actions: readonly string[] | { readonly not: readonly string[] };
  /** @default none: a trust policy */
  readonly resources?: readonly string[] | { readonly not: readonly string[] };
  /** Operator, key, values. @default none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly Rule[]>>>>;
}

type Lists = Pick<ExpectedStatement, 'actions' | 'resources' | 'conditions'>;

/** A statement of a policy that is attached to a role. */
export const allow = (lists: Lists): ExpectedStatement => ({ effect: 'Allow', ...lists });
export const deny = (lists: Lists): ExpectedStatement => ({ effect: 'Deny', ...lists });

/** A policy document with exactly these statements. */
export function policy(...statements: readonly ExpectedStatement[]): Rule {
  return inForm(inOneForm, {
    Version: '2012-10-17',
    Statement: statements.map(
      ({ effect, principals, actions, resources, conditions }): Rules => ({
        Effect: effect,
        ...(principals !== undefined && { Principal: principals }),
        ...listed('Action', actions),
        ...(resources !== undefined && listed('Resource', resources)),
        ...(conditions !== undefined && { Condition: conditions }),
      }),
    ),
  });
}

const listed = (name: string, values: readonly string[] | { readonly not: readonly string[] }): Rules =>
  isList(values) ? { [name]: values } : { [`Not${name}`]: values.not };

const isList = (values: unknown): values is readonly Rule[] => Array.isArray(values);

const known = new WeakMap<object, unknown>();

/** The document in the form that rules are written in; other elements stay as they are, and are differences. */
export function inOneForm(document: unknown): unknown {
  if (!isObject(document)) return document;
  const found = known.get(document) ?? formOf(document);
  known.set(document, found);
  return found;
}

function formOf({ Id: _, Statement, ...rest }: Readonly<Record<string, unknown>>): unknown {
  return { ...rest, Statement: asList(Statement).map(statement) };
}

function statement(found: unknown): unknown {
  if (!isObject(found)) return found;
  const { Sid: _, Principal, Condition, ...rest } = found;
  return {
    ...byName(rest, (name, value) => (LISTS.includes(name) ? asSet(value) : value)),
    ...(Principal !== undefined && { Principal: principal(Principal) }),
    ...(Condition !== undefined && {
      Condition: isObject(Condition)
        ? byName(Condition, (_, keys) => (isObject(keys) ? byName(keys, (_, values) => asSet(values)) : keys))
        : Condition,
    }),
  };
}

const asSet = (value: unknown): readonly unknown[] => [...new Set(asList(value))];

const LISTS = ['Action', 'NotAction', 'Resource', 'NotResource'];

/** `"*"` and `{ "AWS": "*" }` are the same (IAM user guide, "AWS JSON policy elements: Principal"). */
function principal(found: unknown): unknown {
  if (!isObject(found)) return found;
  const kinds = byName(found, (_, names) => asSet(names));
  const { AWS, ...others } = kinds;
  const everybody = Object.keys(others).length === 0 && isList(AWS) && AWS.length === 1 && AWS[0] === '*';
  return everybody ? '*' : kinds;
}

function byName(
  object: Readonly<Record<string, unknown>>,
  change: (name: string, value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(name, value)]));
}
