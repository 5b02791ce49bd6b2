import { type PolicyKind, type Principals, readPolicy, type Statement } from '../../iam/policy-document';
import { reasonUndecided } from '../../undecided';

// Policies of an account are written by many teams, and use parts of the language that the evaluator leaves undecided,
// such as policy variables. One such statement must not hide what the other statements say.

/**
 * A condition that no request decides. A statement with it may apply or not, so whatever depends on it is unknown.
 */
const UNDECIDABLE = { operator: 'StringEquals', key: 'proof:unread', values: ['unread'] };

/** A statement of which nothing is known but its effect. It may apply to any request. */
export const mayBe = (effect: Statement['effect'], sid: string, principals?: Principals): Statement => ({
  sid,
  effect,
  ...(principals && { principals }),
  actions: { patterns: ['*'], except: false },
  resources: { patterns: ['*'], except: false },
  conditions: [UNDECIDABLE],
});

/** The statements of a policy as it is in the account. One that the evaluator cannot read may apply to what it lists. */
export function livePolicy(document: unknown, kind: PolicyKind, where: string): readonly Statement[] {
  const { Statement: listed } = (document ?? {}) as { readonly Statement?: unknown };
  if (listed === undefined)
    return [mayBe('Allow', where, everybody(kind)), mayBe('Deny', where, everybody(kind))];
  const statements = Array.isArray(listed) ? listed : [listed];
  return statements.map((one, index) => liveStatement(one, kind, `${where}, statement ${index}`));
}

function liveStatement(json: unknown, kind: PolicyKind, where: string): Statement {
  const { Effect, Action, NotAction } = (json ?? {}) as Readonly<Record<string, unknown>>;
  const effect = Effect === 'Deny' ? 'Deny' : 'Allow';
  return (
    readable(json, kind, where) ??
    // The actions alone often tell that the statement is about something else.
    withActionsOf(
      readable({ Effect: effect, Action, NotAction, Resource: '*' }, 'identity', where),
      where,
      kind,
    ) ??
    mayBe(effect, where, everybody(kind))
  );
}

function readable(json: unknown, kind: PolicyKind, where: string): Statement | undefined {
  try {
    // What JSON does not have, the reader must not see.
    const [statement] = readPolicy({ Statement: [JSON.parse(JSON.stringify(json ?? null))] }, kind, where);
    return statement;
  } catch (error) {
    reasonUndecided(error);
    return undefined;
  }
}

const withActionsOf = (read: Statement | undefined, sid: string, kind: PolicyKind): Statement | undefined =>
  read && { ...mayBe(read.effect, sid, everybody(kind)), actions: read.actions };

const everybody = (kind: PolicyKind): Principals | undefined =>
  kind === 'identity' ? undefined : { AWS: ['*'] };
