import fc from 'fast-check';
import { evaluate } from '../../../../lib/proof/iam/evaluate';
import type { Principal } from '../../../../lib/proof/iam/principal';
import { type PlainPolicies, type PlainRequest, type PlainStatement, plainDecision } from './plain-evaluator';
import { ACCOUNT, identity, OTHER_ACCOUNT, resource, role, user } from './support';

// Generated policies, evaluated twice: by lib/proof, and by an evaluator that shares nothing with it.

const arnOf = (principal: Principal) => ('arn' in principal ? principal.arn : '');
const PRINCIPALS: readonly Principal[] = [
  role('worker'),
  role('worker', OTHER_ACCOUNT),
  user('ada'),
  user('ada', OTHER_ACCOUNT),
  { kind: 'service', name: 'lambda.amazonaws.com' },
  { kind: 'anonymous' },
];

const some = <T>(...values: T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const ROLE = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

/** Single values, to be compared without a set operator, and what a policy may compare them with. */
const FAMILIES = [
  { names: both('StringEquals'), key: 'aws:Text', texts: ['red', 'Red', 'r*d', 'blue'] },
  { names: both('StringEqualsIgnoreCase'), key: 'aws:Text', texts: ['red', 'Red', 'RED', 'blue'] },
  {
    names: both('StringLike'),
    key: 'aws:Text',
    texts: ['r*', '?ed', '*', 'red'],
    given: ['red', 'Red', 'r:d', 'ed'],
  },
  {
    names: [...both('NumericEquals'), ...ordered('Numeric')],
    key: 'aws:Number',
    texts: ['9', '10', '10.0', '10.5', '-1'],
  },
  {
    names: [...both('DateEquals'), ...ordered('Date')],
    key: 'aws:Date',
    texts: ['2026-01-01T00:00:00Z', '1767225600', '2026-01-01T01:00:00+01:00', '2026-02-01', '1767225601'],
  },
  { names: ['Bool'], key: 'aws:Boolean', texts: ['true', 'false'] },
  {
    names: [...both('ArnLike'), ...both('ArnEquals')],
    key: 'aws:PrincipalArn',
    texts: [ROLE('*'), ROLE('a?'), 'arn:aws:*:*:*:role/ab', ROLE('ab')],
    given: [ROLE('ab'), ROLE('a/b'), 'arn:aws:iam::*:user/ab'.replace('*', OTHER_ACCOUNT)],
  },
  {
    names: ['IpAddress', 'NotIpAddress'],
    key: 'aws:SourceIp',
    texts: ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '0.0.0.0/0'],
    given: ['10.1.2.3', '10.2.0.0', '11.0.0.0'],
  },
];

function both(name: string): string[] {
  return [name, name.replace('Equals', 'NotEquals').replace('Like', 'NotLike')];
}
function ordered(family: string): string[] {
  return ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((one) => family + one);
}

const single = fc
  .constantFrom(...FAMILIES)
  .chain(({ names, key, texts }) =>
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('', 'IfExists'), some(...texts))
      .map(([name, suffix, values]) => ({ [name + suffix]: { [key]: values } })),
  );
const ofSet = fc
  .constantFrom(...FAMILIES)
  .chain(({ names, key, texts }) =>
    fc
      .tuple(fc.constantFrom('ForAllValues:', 'ForAnyValue:'), fc.constantFrom(...names), some(...texts))
      .map(([set, name, values]) => ({ [set + name]: { [`${key}s`]: values } })),
  );
const ofNull = fc
  .tuple(fc.constantFrom(...FAMILIES), some('true', 'false'))
  .map(([{ key }, values]) => ({ Null: { [key]: values } }));
const conditions = fc.oneof(
  single,
  ofSet,
  ofNull,
  fc.tuple(single, ofSet).map(([one, other]) => ({ ...one, ...other })),
);

const context = fc
  .tuple(
    ...FAMILIES.map(({ key, texts, given = texts }) =>
      fc.tuple(
        fc.constant(key),
        fc.option(fc.constantFrom(...given.filter((text) => !text.includes('*')))),
        fc.option(
          fc.array(fc.constantFrom(...given.filter((text) => !text.includes('*'))), { maxLength: 2 }),
        ),
      ),
    ),
  )
  .map((keys) =>
    Object.fromEntries(keys.flatMap(([key, one, more]) => [[key, one] as const, [`${key}s`, more] as const])),
  );

const ACTIONS = some('s3:*', '*', 'S3:get*', 's3:?utObject', 's3:GetObject', '*:*');
const RESOURCES = some('*', 'arn:aws:s3:::*', 'arn:aws:s3:::a', 'arn:aws:s3:::a/*', 'arn:aws:s3:::?');
const PRINCIPAL = fc.oneof(
  fc.constant('*' as const),
  some(
    '*',
    ACCOUNT,
    OTHER_ACCOUNT,
    `arn:aws:iam::${ACCOUNT}:root`,
    ...PRINCIPALS.map(arnOf).filter(Boolean),
  ).map((AWS) => ({ AWS })),
  some('lambda.amazonaws.com', 'ecs.amazonaws.com').map((Service) => ({ Service })),
);

const statement: fc.Arbitrary<PlainStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Allow' as const, 'Deny' as const),
    actions: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), ACTIONS),
    resources: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), RESOURCES),
    Condition: fc.option(conditions, { nil: undefined, freq: 2 }),
  })
  .map(({ Effect, actions, resources, Condition }) => ({
    Effect,
    ...Object.fromEntries([actions, resources]),
    ...(Condition && { Condition }),
  }));
const named = fc.tuple(statement, PRINCIPAL).map(([one, Principal]) => ({ ...one, Principal }));
const everybody = statement.map((one) => ({ ...one, Principal: '*' as const }));
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });

const policies: fc.Arbitrary<PlainPolicies> = fc.record({
  identity: few(statement),
  boundary: fc.option(few(statement), { nil: undefined, freq: 2 }),
  resource: few(named),
  endpoint: fc.option(few(everybody), { nil: undefined, freq: 2 }),
  mustAllow: fc.boolean(),
  resourceAccount: fc.constant(ACCOUNT),
});
const request = fc.record({
  principal: fc.constantFrom(...PRINCIPALS),
  action: fc.constantFrom('s3:GetObject', 's3:PutObject'),
  resource: fc.constantFrom('arn:aws:s3:::a', 'arn:aws:s3:::a/b', 'arn:aws:s3:::ab'),
  context,
});
interface Sent extends Omit<PlainRequest, 'principal'> {
  readonly principal: Principal;
}

const plainly = (sent: Sent, given: PlainPolicies) => {
  const { principal } = sent;
  return plainDecision(
    { ...sent, principal: principal.kind === 'service' ? principal.name : arnOf(principal) },
    given,
  );
};

test('both evaluators decide alike', () => {
  fc.assert(
    fc.property(request, policies, (sent, given) => {
      const decision = evaluate(sent, {
        identity: identity(...given.identity),
        ...(given.boundary && { boundary: identity(...given.boundary) }),
        ...(given.endpoint && { endpoint: resource(...given.endpoint) }),
        resource: { statements: resource(...given.resource), mustAllow: given.mustAllow },
        resourceAccount: given.resourceAccount,
      });
      expect(decision).toBe(plainly(sent, given));
    }),
    { numRuns: 3000 },
  );
});

test('both evaluators read a condition alike', () => {
  const [principal] = PRINCIPALS as [Principal];
  const sent = { principal, action: 's3:GetObject', resource: 'arn:aws:s3:::a' };
  fc.assert(
    fc.property(conditions, context, (Condition, keys) => {
      const statement = { Effect: 'Allow' as const, Action: ['*'], Resource: ['*'], Condition };
      const policies = { identity: [statement], resource: [], mustAllow: false, resourceAccount: ACCOUNT };
      const decision = evaluate(
        { ...sent, context: keys },
        { identity: identity(statement), resourceAccount: ACCOUNT },
      );
      expect(decision).toBe(plainly({ ...sent, context: keys }, policies));
    }),
    { numRuns: 3000 },
  );
});

test('the generated policies lead to each decision', () => {
  const decisions = fc
    .sample(fc.tuple(request, policies), { numRuns: 1000, seed: 1 })
    .map(([sent, given]) => plainly(sent, given));
  for (const decision of ['allowed', 'denied', 'explicitly denied'] as const) {
    expect(decisions.filter((one) => one === decision).length).toBeGreaterThan(25);
  }
});
