import { Undecided } from '../undecided';

/** One condition of a statement: an operator, a key, and its alternative values. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The patterns a statement lists; with `except`, the ones it excludes (`NotAction`, `NotResource`). */
export interface Listed {
  readonly patterns: readonly string[];
  readonly except: boolean;
}

/** The principals of a statement by kind: `AWS`, `Service`, `Federated`, `CanonicalUser`. `*` alone is `AWS: ['*']`. */
export type Principals = Readonly<Record<string, readonly string[]>>;

export interface Statement {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  /** In resource and endpoint policies only; an identity policy applies to the principal it is attached to. */
  readonly principals?: Principals;
  readonly actions: Listed;
  readonly resources: Listed;
  readonly conditions: readonly Condition[];
}

/**
 * The kind of a policy decides its elements. An `identity` policy names no principal. A `resource` policy, or an
 * endpoint's, names principals. The `trust` policy of a role names principals and no resource.
 */
export type PolicyKind = 'identity' | 'resource' | 'trust';

const KNOWN = [
  'Sid',
  'Effect',
  'Principal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

/** A statement that allows everything, for a policy that is assumed or not known. */
export const everything = (sid: string): Statement => ({
  sid,
  effect: 'Allow',
  actions: { patterns: ['*'], except: false },
  resources: { patterns: ['*'], except: false },
  conditions: [],
});

/** Reads a policy document with references resolved. Throws {@link Undecided} on any element it does not know. */
export function readPolicy(document: unknown, kind: PolicyKind, where: string): readonly Statement[] {
  const policy = objectAt(document, where);
  refuseUnknown(policy, ['Version', 'Id', 'Statement'], where);
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  return statements.map((statement, index) => readStatement(statement, kind, `${where}, statement ${index}`));
}

function readStatement(json: unknown, kind: PolicyKind, where: string): Statement {
  const statement = objectAt(json, where);
  refuseUnknown(statement, KNOWN, where);
  const { Sid, Effect, Principal } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') throw new Undecided(`${where}: Effect is ${String(Effect)}`);
  if ((kind === 'identity') === (Principal !== undefined)) {
    throw new Undecided(`${where}: a policy of kind ${kind} ${Principal ? 'names' : 'lacks'} a Principal`);
  }
  return {
    sid: typeof Sid === 'string' ? Sid : where,
    effect: Effect,
    ...(Principal !== undefined && { principals: readPrincipals(Principal, where) }),
    actions: readListed(statement, 'Action', where),
    resources:
      kind === 'trust' ? { patterns: ['*'], except: false } : readListed(statement, 'Resource', where),
    conditions: readConditions(statement.Condition, where),
  };
}

function readListed(statement: JsonObject, name: 'Action' | 'Resource', where: string): Listed {
  const [listed, left] = [statement[name], statement[`Not${name}`]];
  if ((listed === undefined) === (left === undefined)) {
    throw new Undecided(`${where}: needs either ${name} or Not${name}`);
  }
  return { patterns: texts(listed ?? left, where), except: listed === undefined };
}

function readPrincipals(json: unknown, where: string): Principals {
  if (json === '*') return { AWS: ['*'] };
  const kinds = objectAt(json, `${where}, Principal`);
  refuseUnknown(kinds, ['AWS', 'Service', 'Federated', 'CanonicalUser'], where);
  return Object.fromEntries(Object.entries(kinds).map(([kind, names]) => [kind, texts(names, where)]));
}

function readConditions(json: unknown, where: string): readonly Condition[] {
  if (json === undefined) return [];
  return Object.entries(objectAt(json, where)).flatMap(([operator, keys]) =>
    Object.entries(objectAt(keys, where)).map(([key, values]) => ({
      operator,
      key,
      values: texts(values, where),
    })),
  );
}

type JsonObject = Readonly<Record<string, unknown>>;

function objectAt(json: unknown, where: string): JsonObject {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as JsonObject;
  throw new Undecided(`${where}: expected an object, got ${JSON.stringify(json)}`);
}

/** Policy variables such as `${aws:username}` depend on the caller. The blueprint uses none, so they are undecided. */
function texts(json: unknown, where: string): readonly string[] {
  return (Array.isArray(json) ? json : [json]).map((value) => {
    if (typeof value === 'boolean' || typeof value === 'number') return String(value);
    if (typeof value !== 'string')
      throw new Undecided(`${where}: expected text, got ${JSON.stringify(value)}`);
    if (value.includes('${'))
      throw new Undecided(`${where}: the policy variable in ${value} is not understood`);
    return value;
  });
}

function refuseUnknown(object: JsonObject, known: readonly string[], where: string): void {
  const unknown = Object.keys(object).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Undecided(`${where}: ${unknown.join(', ')} is not understood`);
}
