import { Undecided } from '../undecided';
import { checkValue, readOperator } from './operators';
import { type JsonObject, objectAt, refuseUnknown, textOf, texts } from './policy-json';

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

/** The versions of the policy language. They differ in policy variables only, which are undecided in both. */
const VERSIONS: readonly unknown[] = ['2012-10-17', '2008-10-17'];

/** The text of an action: `*`, or a service and a name. */
const ACTION = /^(?:\*|[\w*?-]+:[\w*?-]+)$/;

/**
 * The text of a resource: `*`, an ARN of six parts, a beginning of one that ends in a star, or what the policy of an API
 * may write for its own ARN.
 */
const RESOURCE = /^(?:\*|arn(?::[^:]*){4}:.+|arn:.*\*|execute-api:\/.*)$/;

/** A statement that allows everything, for a policy that is assumed. */
export const everything = (sid: string): Statement => ({
  sid,
  effect: 'Allow',
  actions: { patterns: ['*'], except: false },
  resources: { patterns: ['*'], except: false },
  conditions: [],
});

/** Reads a policy document with references resolved. Throws {@link Undecided} on any element it does not know. */
export const readPolicy = (document: unknown, kind: PolicyKind, where: string): readonly Statement[] =>
  statementReaders(document, kind, where).map((read) => read());

/**
 * What reads each statement of a policy document, for a caller that goes on where one is not understood. It throws
 * {@link Undecided}, as this function does on any other element that it does not know.
 */
export function statementReaders(
  document: unknown,
  kind: PolicyKind,
  where: string,
): readonly (() => Statement)[] {
  const policy = objectAt(document, where);
  refuseUnknown(policy, ['Version', 'Id', 'Statement'], where);
  if (policy.Version !== undefined && !VERSIONS.includes(policy.Version)) {
    throw new Undecided(`${where}: the version ${JSON.stringify(policy.Version)} is not understood`);
  }
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  return statements.map(
    (statement, index) => () => readStatement(statement, kind, `${where}, statement ${index}`),
  );
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
    sid: Sid === undefined ? where : textOf(Sid, where),
    effect: Effect,
    ...(Principal !== undefined && { principals: readPrincipals(Principal, where) }),
    actions: readListed(statement, 'Action', where),
    resources: kind === 'trust' ? everyResource(statement, where) : readListed(statement, 'Resource', where),
    conditions: readConditions(statement.Condition, where),
  };
}

function readListed(statement: JsonObject, name: 'Action' | 'Resource', where: string): Listed {
  const [listed, left] = [statement[name], statement[`Not${name}`]];
  if ((listed === undefined) === (left === undefined)) {
    throw new Undecided(`${where}: needs either ${name} or Not${name}`);
  }
  const patterns = texts(listed ?? left, where);
  const form = name === 'Action' ? ACTION : RESOURCE;
  const odd = patterns.find((pattern) => !form.test(pattern));
  if (odd !== undefined)
    throw new Undecided(`${where}: the ${name} ${JSON.stringify(odd)} is not understood`);
  return { patterns, except: listed === undefined };
}

/** The resource of a trust policy is the role that has it; IAM refuses another. */
function everyResource({ Resource, NotResource }: JsonObject, where: string): Listed {
  if (Resource !== undefined || NotResource !== undefined) {
    throw new Undecided(`${where}: a trust policy names a Resource`);
  }
  return { patterns: ['*'], except: false };
}

function readPrincipals(json: unknown, where: string): Principals {
  if (json === '*') return { AWS: ['*'] };
  const kinds = objectAt(json, `${where}, Principal`);
  refuseUnknown(kinds, ['AWS', 'Service', 'Federated', 'CanonicalUser'], where);
  if (Object.keys(kinds).length === 0) throw new Undecided(`${where}: Principal names nobody`);
  return Object.fromEntries(Object.entries(kinds).map(([kind, names]) => [kind, texts(names, where)]));
}

function readConditions(json: unknown, where: string): readonly Condition[] {
  if (json === undefined) return [];
  return Object.entries(objectAt(json, where)).flatMap(([operator, keys]) => {
    const names = Object.keys(objectAt(keys, where)).map((key) => key.toLowerCase());
    if (names.length === 0) throw new Undecided(`${where}: ${operator} lists no key`);
    if (new Set(names).size < names.length) throw new Undecided(`${where}: ${operator} lists a key twice`);
    return Object.entries(objectAt(keys, where)).map(([key, values]) =>
      readCondition(operator, key, values, where),
    );
  });
}

/** Reads the operator and its values, so that no request is needed to find one that is not understood. */
function readCondition(operator: string, key: string, json: unknown, where: string): Condition {
  const read = readOperator(operator);
  const scalars = (Array.isArray(json) ? json : [json]).map((value) =>
    typeof value === 'boolean' || typeof value === 'number' ? String(value) : value,
  );
  const values = texts(scalars, where);
  for (const value of values) checkValue(read, value);
  return { operator, key, values };
}
