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

/** A statement that the absence of a key may end, and why that opens nothing. No other statement may rely on it. */
interface Exception {
  readonly key: string;
  /** What the statement is called here: the policy, and its Sid or its place. */
  readonly statement: RegExp;
  readonly why: string;
}

const IN_EVERY_REQUEST =
  'AWS includes it in every request (IAM user guide, "AWS global condition context keys")';

const EXCEPTIONS: readonly Exception[] = [
  {
    key: 'aws:SecureTransport',
    statement:
      /\/(AccessLogs|AuditRecords|AuditLanding|AuditQueriesResults|ModelsWeights|CallersKeySet|\w+Undelivered)Policy\w+⟧, statement 0$/,
    why: IN_EVERY_REQUEST,
  },
  { key: 'aws:SecureTransport', statement: / AllowPublishThroughSSLOnly$/, why: IN_EVERY_REQUEST },
  { key: 'aws:RequestedRegion', statement: / DenyGlobalInferenceProfiles$/, why: IN_EVERY_REQUEST },
  {
    key: 's3:TlsVersion',
    statement:
      /\/(AccessLogs|AuditRecords|AuditLanding|AuditQueriesResults|ModelsWeights|CallersKeySet)Policy\w+⟧, statement 1$/,
    why: 'only a request without TLS lacks it, and aws:SecureTransport denies that one',
  },
  {
    key: 'lambda:SourceFunctionArn',
    statement: / CodeNeverTouchesTheNetwork$/,
    why: 'code of a function cannot leave it out; what lacks it is Lambda itself, which places the function in the VPC',
  },
  {
    key: 'lambda:FunctionArn',
    statement: / DenyFeedingRoutersFromQueues$/,
    why: 'a request that makes a mapping must name its function; one that changes a mapping and names none leads nowhere new',
  },
  {
    key: 'bedrock:InferenceProfileArn',
    statement: / DenyBeyondDestinations\d+$/,
    why: 'without a profile, DenyModelsElsewhereWithoutProfileInUse denies the call',
  },
];

/** The properties that contain policies: type, property and kind of policy. */
const POLICIES: readonly (readonly [string, string, PolicyKind])[] = [
  ['AWS::ApiGateway::RestApi', 'Policy', 'resource'],
  ['AWS::DynamoDB::Table', 'ResourcePolicy', 'resource'],
  ['AWS::EC2::VPCEndpoint', 'PolicyDocument', 'resource'],
  // A repository policy names no resource, as a trust policy does not.
  ['AWS::ECR::Repository', 'RepositoryPolicyText', 'trust'],
  ['AWS::IAM::ManagedPolicy', 'PolicyDocument', 'identity'],
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument', 'trust'],
  ['AWS::KMS::Key', 'KeyPolicy', 'resource'],
  ['AWS::S3::BucketPolicy', 'PolicyDocument', 'resource'],
  ['AWS::SNS::TopicPolicy', 'PolicyDocument', 'resource'],
  ['AWS::SQS::QueuePolicy', 'PolicyDocument', 'resource'],
];

const worlds = FIXTURES.map((name) =>
  worldOf({ deployment: fixtureDeployment(name), stacks: stacksOf(name) }),
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
  const opened = denials.filter((denial) => !holdsWithoutKeys(denial, EXCEPTIONS));
  expect(opened.map(({ where }) => where)).toEqual([]);
});

test.each(['OnlyFromVpcsWithEndpoints', 'OnlyWithGuardrail'])(
  '%s denies a request that lacks its keys, and needs no exception',
  (sid) => {
    const found = denials.filter(({ where }) => where.endsWith(` ${sid}`));
    expect(found).not.toEqual([]);
    expect(found.filter((denial) => !holdsWithoutKeys(denial, []))).toEqual([]);
  },
);

test.each(EXCEPTIONS)('some denial named $statement needs the exception for $key', (exception) => {
  const others = EXCEPTIONS.filter((one) => one !== exception);
  expect(denials.filter((denial) => !holdsWithoutKeys(denial, others))).not.toEqual([]);
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

/** Whether a denial applies to what it names where no key is part of the request; its exceptions are left aside. */
function holdsWithoutKeys({ where, statement }: Denial, exceptions: readonly Exception[]): boolean {
  const excepted = exceptions.filter((one) => one.statement.test(where)).map(({ key }) => key);
  const conditions = statement.conditions.filter(({ key }) => !excepted.includes(key));
  const one = (patterns: readonly string[]) => (patterns[0] ?? '').replaceAll('*', 'x');
  const decision = appliesTo(
    { ...statement, conditions },
    {
      principal: { kind: 'role', arn: 'arn:aws:iam::111122223333:role/x', account: '111122223333' },
      action: statement.actions.except ? 'ec2:CreateVpc' : one(statement.actions.patterns),
      resource: statement.resources.except ? 'arn:aws:any:::other' : one(statement.resources.patterns),
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
  const value = found.get(property) as { readonly PolicyDocument?: unknown };
  return readPolicy(value.PolicyDocument ?? value, kind, found.symbol).map((statement) =>
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
