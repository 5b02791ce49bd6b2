import { ABSENT } from '../../../../lib/proof/iam/context';
import { evaluate, type IamDecision } from '../../../../lib/proof/iam/evaluate';
import { type PolicyKind, readPolicy, type Statement } from '../../../../lib/proof/iam/policy-document';
import type { Principal } from '../../../../lib/proof/iam/principal';
import { Undecided } from '../../../../lib/proof/undecided';
import { type ConditionCase, casesIn, type PolicyCase } from './cases';
import { ACCOUNT } from './support';

const CONDITIONS = casesIn<ConditionCase>('conditions');
const POLICIES = casesIn<PolicyCase>('policies');

test('there are at least 150 cases, each with its negation, and each has a name of its own', () => {
  const names = [...CONDITIONS, ...POLICIES].map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(2 * 150);
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

test('each negation has another answer', () => {
  const answers = [...CONDITIONS.map(({ met }) => met), ...POLICIES.map(({ decision }) => decision)];
  expect(answers.filter((answer, index) => index % 2 === 1 && answer === answers[index - 1])).toEqual([]);
});

describe('a condition', () => {
  const ALLOW = { Effect: 'Allow', Action: '*', Resource: '*' };
  const decision = ({ condition, request, unstated }: ConditionCase, statements: readonly object[]) =>
    decide({
      request: {
        principal: 'ecs',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/o',
        context: request,
        unstated,
      },
      policies: { resource: statements.map((one) => ({ ...one, Principal: '*' })) },
      decision: 'unknown',
      name: JSON.stringify(condition),
      source: '',
    });

  test.each(CONDITIONS.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const allowed = decision(one, [{ ...ALLOW, Condition: one.condition }]);
    expect(allowed).toBe(one.met === 'unknown' ? 'unknown' : one.met ? 'allowed' : 'denied');
  });

  test.each(CONDITIONS.map((one) => [one.name, one] as const))('in a deny: %s', (_name, one) => {
    const denied = decision(one, [ALLOW, { ...ALLOW, Effect: 'Deny', Condition: one.condition }]);
    expect(denied).toBe(one.met === 'unknown' ? 'unknown' : one.met ? 'explicitly denied' : 'allowed');
  });
});

describe('a request', () => {
  test.each(POLICIES.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(decide(one)).toBe(one.decision);
  });

  // What allowed it now denies it; what did not deny it now allows nothing.
  const INVERTED: Readonly<Record<IamDecision, readonly IamDecision[]>> = {
    allowed: ['explicitly denied'],
    denied: ['denied', 'explicitly denied', 'unknown'],
    'explicitly denied': ['allowed', 'denied', 'explicitly denied', 'unknown'],
    unknown: ['denied', 'explicitly denied', 'unknown'],
  };
  test.each(POLICIES.map((one) => [one.name, one] as const))(
    'each allow a deny and each deny an allow: %s',
    (_name, one) => {
      expect(INVERTED[one.decision]).toContain(decide({ ...one, policies: inverted(one.policies) }));
    },
  );
});

/** The decision, `unknown` if the evaluator refuses to read something. */
function decide({ request, policies }: PolicyCase): IamDecision {
  try {
    const { principal, action, resource, context = {}, unstated = [] } = request;
    const read = (kind: PolicyKind, policy: unknown) =>
      policy === undefined ? undefined : statementsOf(policy, kind);
    const guarded = read('resource', policies.key) ?? read('trust', policies.trust);
    const statements = guarded ?? read('resource', policies.resource);
    const keys = keysOf(policies).filter((key) => ![...Object.keys(context), ...unstated].some(sameKey(key)));
    return evaluate(
      {
        principal: principalOf(principal),
        action,
        resource,
        context: { ...context, ...Object.fromEntries(keys.map((key) => [key, ABSENT])) },
      },
      {
        identity: read('identity', policies.identity),
        boundary: read('identity', policies.boundary),
        endpoint: read('resource', policies.endpoint),
        ...(statements && { resource: { statements, mustAllow: guarded !== undefined } }),
        resourceAccount: ACCOUNT,
      },
    );
  } catch (error) {
    if (error instanceof Undecided) return 'unknown';
    throw error;
  }
}

function statementsOf(policy: unknown, kind: PolicyKind): readonly Statement[] {
  const isDocument = typeof policy === 'object' && policy !== null && 'Statement' in policy;
  const document = isDocument ? policy : { Version: '2012-10-17', Statement: policy };
  return readPolicy(document, kind, 'the policy');
}

function principalOf(text: string): Principal {
  if (text === 'anonymous') return { kind: 'anonymous' };
  const [, account, kind] = /^arn:aws:iam::(\d+):(role|user)\//.exec(text) ?? [];
  if (!account) return { kind: 'service', name: text };
  return { kind: kind === 'user' ? 'user' : 'role', arn: text, account };
}

const sameKey = (key: string) => (other: string) => other.toLowerCase() === key.toLowerCase();

/** Every condition key that some policy names. The request has those that it states. */
function keysOf(policies: unknown): readonly string[] {
  const found = new Map<string, string>();
  for (const condition of valuesAt(policies, 'Condition')) {
    for (const keys of Object.values(condition as object)) {
      for (const key of Object.keys(keys as object)) found.set(key.toLowerCase(), key);
    }
  }
  return [...found.values()];
}

function valuesAt(json: unknown, name: string): readonly unknown[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => (key === name ? [value] : valuesAt(value, name)));
}

function inverted(policies: PolicyCase['policies']): PolicyCase['policies'] {
  const other = { Allow: 'Deny', Deny: 'Allow' } as Readonly<Record<string, string>>;
  return JSON.parse(JSON.stringify(policies), (key, value) =>
    key === 'Effect' ? (other[value] ?? value) : value,
  );
}
