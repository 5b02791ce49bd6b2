import type { Deployment } from '../../../../lib/config/deployment';
import { principalsClaim } from '../../../../lib/proof/claims/principals';
import { AREAS } from '../../../../lib/proof/expected/areas';
import { basisOf } from '../../../../lib/proof/expected/basis-of';
import { fixtureDeployment } from '../../../fixture-deployments';
import { sceneWith } from '../against';

const ACCOUNT = '111122223333';
const CLIENT = '222233334444';
const role = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;
const root = (account: string) => `arn:aws:iam::${account}:root`;

/** It accepts bearer credentials on its open lane. */
const bearer: Deployment = fixtureDeployment('eu-central-1');
const DEPLOYMENT: Deployment = {
  ...bearer,
  clients: { ...bearer.clients, accounts: [CLIENT] },
  audit: { ...bearer.audit, custodians: [role('custodian')] },
};

const TRUST = {
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { Service: 'lambda.amazonaws.com' },
};
const OWN_ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: { RoleName: 'own', AssumeRolePolicyDocument: { Statement: TRUST } },
};

/** The claim about a bucket with one statement in its policy. */
function claimOn(statement: object, deployment = DEPLOYMENT) {
  const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::x', ...statement }];
  const Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: { Statement } } };
  return principalsClaim(sceneWith({ Role: OWN_ROLE, Policy }, deployment));
}
const against = (statement: object, deployment = DEPLOYMENT) => {
  const { holds, verdict, evidence } = claimOn(statement, deployment);
  return holds ? [] : [verdict, ...evidence];
};
const HERE = '⟦stack/Policy⟧ (AWS::S3::BucketPolicy): ';

test.each([
  ['a role of the deployment', { AWS: role('own') }],
  ['the account', { AWS: root(ACCOUNT) }],
  ['an account of clients', { AWS: root(CLIENT) }],
  ['a publisher of credentials', { AWS: role('platform/credential-publisher') }],
  ['a publisher of models', { AWS: role('platform/model-publisher') }],
  ['a custodian of records', { AWS: role('custodian') }],
  ['the role of a deploy', { AWS: role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-central-1`) }],
  [
    'EC2 Auto Scaling',
    { AWS: role('aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling') },
  ],
  ['two of them', { AWS: [role('own'), root(ACCOUNT)] }],
])('a policy may name %s', (_who, Principal) => {
  expect(against({ Principal })).toEqual([]);
});

test.each([
  'apigateway.amazonaws.com',
  'cloudwatch.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'firehose.amazonaws.com',
  'lambda.amazonaws.com',
  'logdelivery.elasticloadbalancing.amazonaws.com',
  'logging.s3.amazonaws.com',
  'logs.eu-central-1.amazonaws.com',
  's3.amazonaws.com',
  'sagemaker.amazonaws.com',
  'sns.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
])('a policy may name the service %s', (Service) => {
  expect(against({ Principal: { Service } })).toEqual([]);
});

test.each([
  ['another role', { AWS: role('other') }, role('other')],
  ['another account', { AWS: root('999988887777') }, root('999988887777')],
  ['another service', { Service: 'backup.amazonaws.com' }, 'backup.amazonaws.com'],
  ['logs of another region', { Service: 'logs.us-east-1.amazonaws.com' }, 'logs.us-east-1.amazonaws.com'],
  ['a service as an AWS principal', { AWS: 's3.amazonaws.com' }, 's3.amazonaws.com'],
  ['a role as a service', { Service: role('own') }, role('own')],
  ['an identity provider', { Federated: role('own') }, role('own')],
  ['everybody', '*', '*'],
  ['everybody among others', { AWS: [role('own'), '*'] }, '*'],
  ['every service', { Service: '*' }, '*'],
])('a policy that admits %s is noticed', (_who, Principal, name) => {
  expect(against({ Principal })).toEqual(['fails', `${HERE}it admits ${name}`]);
});

test('a policy that denies a stranger is noticed: a denial of nobody protects nothing', () => {
  expect(against({ Effect: 'Deny', Principal: { AWS: role('other') } })).toEqual([
    'fails',
    `${HERE}it denies ${role('other')}`,
  ]);
});

test('a policy for everybody except some is noticed', () => {
  expect(against({ NotPrincipal: { AWS: role('own') } })).toEqual([
    'fails',
    `${HERE}it names everybody except some (NotPrincipal)`,
  ]);
});

const LAYERS = 'arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*';

test.each([
  ['it refuses them', { Effect: 'Deny' }],
  ['a condition names roles', { Condition: { ArnEquals: { 'aws:PrincipalArn': role('own') } } }],
  ['a condition names accounts', { Condition: { StringEquals: { 'AWS:principalaccount': ACCOUNT } } }],
  ['ECR signs the address of an image layer', { Resource: LAYERS }],
  ['a bearer credential has no principal', { Action: 'execute-api:Invoke', Resource: 'execute-api:/llm/*' }],
  [
    'the same by the ARN of the API',
    { Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:eu-central-1:111122223333:a/*' },
  ],
  ['both', { Resource: [LAYERS, 'execute-api:/llm/*'] }],
])('a policy may name everybody if %s', (_why, more) => {
  expect(against({ Principal: '*', ...more })).toEqual([]);
});

test.each([
  ['a pattern of roles', { Condition: { ArnLike: { 'aws:PrincipalArn': role('own') } } }],
  ['everybody but a role', { Condition: { ArnNotEquals: { 'aws:PrincipalArn': role('own') } } }],
  ['accounts by a pattern', { Condition: { StringLike: { 'aws:PrincipalAccount': ACCOUNT } } }],
  ['a VPC', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }],
  ['one layer of an image', { Resource: LAYERS.replace('*', 'x') }],
  ['a layer and another object', { Resource: [LAYERS, 'arn:aws:s3:::x'] }],
  ['something like the API', { Resource: 'arn:aws:s3:::execute-api:/x' }],
])('a policy that names everybody and %s is noticed', (_what, more) => {
  expect(against({ Principal: '*', ...more })).toEqual(['fails', `${HERE}it admits *`]);
});

test('where every lane accepts signatures only, a policy for everybody who calls the API is noticed', () => {
  const statement = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/llm/*' };
  const signed = { ...DEPLOYMENT, bearer: undefined };
  expect(against(statement, signed)).toEqual(['fails', `${HERE}it admits *`]);
});

const named = { Principal: { AWS: role('own') } };

test.each([
  ['aws:PrincipalArn', role('own')],
  ['aws:PrincipalAccount', ACCOUNT],
  ['aws:PrincipalAccount', CLIENT],
  ['aws:SourceAccount', ACCOUNT],
  ['sts:ExternalId', ACCOUNT],
  ['aws:SourceArn', `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:x`],
  ['aws:SourceArn', `arn:aws:iam::${ACCOUNT}:role/x`],
  ['aws:SourceArn', 'arn:aws:s3:::⟦stack/Bucket⟧'],
  ['lambda:SourceFunctionArn', `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:x`],
  ['AWS:SOURCEACCOUNT', ACCOUNT],
])('a condition on %s may name %s', (key, value) => {
  const Condition = { StringEquals: { [key]: value } };
  // A mark in a written text is noticed elsewhere; here it is what a reference becomes.
  expect(against({ ...named, Condition })).toEqual([]);
});

test.each([
  ['aws:PrincipalArn', role('other')],
  ['aws:PrincipalAccount', '999988887777'],
  ['aws:SourceAccount', CLIENT],
  ['sts:ExternalId', CLIENT],
  ['aws:SourceArn', 'arn:aws:logs:eu-central-1:999988887777:log-group:x'],
  ['aws:SourceArn', `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:x`],
  ['aws:SourceArn', `arn:aws-cn:logs:eu-central-1:${ACCOUNT}:log-group:x`],
  ['aws:SourceArn', `xarn:aws:logs:eu-central-1:${ACCOUNT}:log-group:x`],
  ['aws:SourceArn', 'arn:aws:s3:::bucket'],
  ['aws:SourceArn', 'xarn:aws:s3:::⟦stack/Bucket⟧'],
  ['lambda:SourceFunctionArn', 'arn:aws:lambda:eu-central-1:999988887777:function:x'],
  ['lambda:SourceFunctionArn', 'arn:aws:s3:::⟦stack/Bucket⟧'],
])('a condition on %s that names %s is noticed', (key, value) => {
  const Condition = { StringEquals: { [key]: [value] } };
  expect(against({ ...named, Condition })).toEqual([
    'fails',
    `${HERE}its condition on ${key} names ${value}`,
  ]);
});

/** The condition keys in a part of what the proof expects. */
function keysIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]: [string, unknown]) =>
    name === 'Condition'
      ? Object.values(inner as object).flatMap((condition: object) => Object.keys(condition))
      : keysIn(inner),
  );
}

/** Every condition key in the policies of the deployment, as lib/proof/expected has them. */
const EXPECTED_KEYS = new Set(AREAS.flatMap(({ resources }) => keysIn(resources(basisOf(bearer)))));

/** Those whose values name a caller. The tests above have them. */
const NAME_CALLERS = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:SourceAccount',
  'aws:SourceArn',
  'lambda:SourceFunctionArn',
  'sts:ExternalId',
];

test('the expected policies have conditions that name callers, and others', () => {
  expect([...EXPECTED_KEYS]).toEqual(
    expect.arrayContaining([...NAME_CALLERS, 'kms:MessageType', 's3:prefix']),
  );
});

test.each([
  ...[...EXPECTED_KEYS].filter((key) => !NAME_CALLERS.includes(key)).sort(),
  'AWS:securetransport',
  // Of a model with a global profile, which this deployment has not.
  'aws:RequestedRegion',
])('a condition on %s names no caller, so any value is accepted', (key) => {
  expect(against({ ...named, Condition: { StringEquals: { [key]: 'anything' } } })).toEqual([]);
});

// IAM user guide, "AWS global condition context keys", properties of the principal and of its session.
test.each([
  'aws:FederatedProvider',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:PrincipalTag/team',
  'aws:PrincipalType',
  'aws:SourceIdentity',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:userid',
  'aws:username',
])('a condition on %s, which the proof does not know, is noticed', (key) => {
  const Condition = { StringEquals: { [key]: 'o-1' } };
  expect(against({ ...named, Condition })).toEqual(['fails', `${HERE}its condition on ${key} is not known`]);
});

test('a policy that cannot be read is undecided', () => {
  const Policy = { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: { 'Fn::Magic': 1 } } };
  const { verdict, evidence } = principalsClaim(sceneWith({ Policy }, DEPLOYMENT));
  expect([verdict, ...evidence]).toEqual([
    'undecided',
    '⟦stack/Policy⟧: PolicyDocument: Fn::Magic in stack stack is not understood',
  ]);
});

test('a stranger in one policy is noticed, whatever cannot be read in another', () => {
  const policy = (PolicyDocument: object) => ({
    Type: 'AWS::S3::BucketPolicy',
    Properties: { PolicyDocument },
  });
  const scene = sceneWith({
    Policy: policy({ 'Fn::Magic': 1 }),
    Other: policy({ Statement: { Effect: 'Allow', Principal: { AWS: role('other') } } }),
  });
  expect(principalsClaim(scene).verdict).toBe('fails');
});

test('a deployment without publishers, custodians and foreign clients knows its own principals only', () => {
  const alone = {
    ...bearer,
    publishers: { credentials: [], models: [] },
    clients: { ...bearer.clients, accounts: [] },
    audit: { ...bearer.audit, custodians: [] },
  };
  expect(claimOn(named, alone).evidence).toEqual([
    `${role('own')}: role own`,
    `${root(ACCOUNT)}: principals of the account, as far as IAM allows them`,
    `${role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-central-1`)}: the role with which CloudFormation deploys`,
    `${role('aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling')}: EC2 Auto Scaling`,
  ]);
});
