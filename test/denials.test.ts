import { organizationPolicies } from '../lib/organization/organization-policies';
import { ABSENT } from '../lib/proof/iam/context';
import { type PolicyKind, readPolicy, type Statement } from '../lib/proof/iam/policy-document';
import { appliesTo } from '../lib/proof/iam/statement';
import { worldOf } from '../lib/proof/subject';
import type { FoundResource, World } from '../lib/proof/template/world';
import { FIXTURES, fixtureDeployment } from './fixture-deployments';
import { templatesOf } from './synthesized';

// A denial with a condition denies nothing where the request lacks the key, unless the operator is negated or ends in
// `IfExists`. So each denial of every template, and of every service control policy, is evaluated for a request
// without the keys that a request may lack.

/** Keys whose absence may end a denial, and why that opens nothing. */
const MAY_DECIDE: Readonly<Record<string, string>> = {
  'aws:SecureTransport':
    'AWS includes it in every request (IAM user guide, "AWS global condition context keys")',
  'aws:RequestedRegion':
    'AWS includes it in every request (IAM user guide, "AWS global condition context keys")',
  's3:TlsVersion': 'only a request without TLS lacks it, and aws:SecureTransport denies that one',
  'lambda:SourceFunctionArn':
    'code of a function cannot omit it; only Lambda itself lacks it, which places the function in the VPC',
  'lambda:FunctionArn':
    'a request that creates a mapping must name its function; one that changes a mapping without naming one keeps its function',
  'bedrock:InferenceProfileArn': 'without a profile, DenyModelsElsewhereWithoutProfileInUse denies the call',
};

/** The properties that contain policies: type, property and kind of policy. */
const POLICIES: readonly (readonly [string, string, PolicyKind])[] = [
  ['AWS::ApiGateway::RestApi', 'Policy', 'resource'],
  ['AWS::EC2::VPCEndpoint', 'PolicyDocument', 'resource'],
  ['AWS::IAM::ManagedPolicy', 'PolicyDocument', 'identity'],
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument', 'trust'],
  ['AWS::KMS::Key', 'KeyPolicy', 'resource'],
  ['AWS::S3::BucketPolicy', 'PolicyDocument', 'resource'],
  ['AWS::SNS::TopicPolicy', 'PolicyDocument', 'resource'],
];

const worlds = FIXTURES.map((name) =>
  worldOf({ deployment: fixtureDeployment(name), stacks: stacksOf(name), routerConfigs: {} }),
);
const denials = [
  ...worlds.flatMap(denialsOf),
  ...FIXTURES.flatMap((name) =>
    organizationPolicies(fixtureDeployment(name)).flatMap((one) =>
      'policy' in one
        ? readPolicy(one.policy, 'identity', one.name).map((statement) => named(name, statement))
        : [],
    ),
  ),
].filter(({ statement }) => statement.effect === 'Deny' && statement.conditions.length > 0);

test('every denial still denies a request that lacks the keys of its conditions', () => {
  expect(denials.length).toBeGreaterThan(50);
  expect(denials.filter(({ statement }) => !holdsWithoutKeys(statement)).map(({ where }) => where)).toEqual(
    [],
  );
});

test.each(Object.keys(MAY_DECIDE))('some denial needs the exception for %s', (key) => {
  const others = Object.keys(MAY_DECIDE).filter((one) => one !== key);
  expect(denials.filter(({ statement }) => !holdsWithoutKeys(statement, others))).not.toEqual([]);
});

test('every property that contains a policy is examined', () => {
  const found = worlds.flatMap(({ all, templates: { stacks } }) =>
    all.flatMap(({ stack, logicalId, type }) =>
      Object.entries(stacks[stack]?.Resources[logicalId]?.Properties ?? {})
        .filter(([, value]) => JSON.stringify(value)?.includes('"Effect":"Deny"'))
        .map(([property]) => `${type}.${property}`),
    ),
  );
  const looked = POLICIES.map(([type, property]) => `${type}.${property}`);
  expect([...new Set(found)].filter((one) => !looked.includes(one))).toEqual([]);
});

/**
 * Whether a denial applies to its own actions and resources if the request has none of its keys. Exceptions are
 * skipped.
 */
function holdsWithoutKeys(statement: Statement, exceptions = Object.keys(MAY_DECIDE)): boolean {
  const conditions = statement.conditions.filter(({ key }) => !exceptions.includes(key));
  const one = (patterns: readonly string[]) => (patterns[0] ?? '').replaceAll('*', 'x');
  const decision = appliesTo(
    { ...statement, conditions },
    {
      principal: { kind: 'role', arn: 'arn:aws:iam::111122223333:role/x', account: '111122223333' },
      action: statement.actions.except ? 'ec2:CreateVpc' : one(statement.actions.patterns),
      resource: one(statement.resources.patterns),
      context: Object.fromEntries(conditions.map(({ key }) => [key, ABSENT])),
    },
  );
  return decision === true;
}

interface Denial {
  readonly where: string;
  readonly statement: Statement;
}

function denialsOf(world: World): readonly Denial[] {
  return POLICIES.flatMap(([type, property, kind]) =>
    world.ofType(type).flatMap((found) => statementsIn(found, property, kind)),
  );
}

function statementsIn(found: FoundResource, property: string, kind: PolicyKind): readonly Denial[] {
  if (!found.has(property)) return [];
  return readPolicy(found.get(property), kind, found.symbol).map((statement) =>
    named(found.symbol, statement),
  );
}

function named(place: string, statement: Statement): Denial {
  return { where: `${place} ${statement.sid}`, statement };
}

function stacksOf(name: string) {
  return Object.fromEntries(
    Object.entries(templatesOf(name)).map(([part, template]) => [`${name}-${part}`, template]),
  );
}
