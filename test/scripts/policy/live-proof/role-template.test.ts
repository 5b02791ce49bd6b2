import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from '../../../../lib/config/deployment';
import deployFacts from '../../../../lib/config/facts/deploy-actions.json';
import type { LiveProof } from '../../../../lib/config/live-proof';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { ABSENT, type ContextValues } from '../../../../lib/proof/iam/context';
import { evaluate } from '../../../../lib/proof/iam/evaluate';
import { everything, readPolicy, type Statement } from '../../../../lib/proof/iam/policy-document';
import { appliesTo } from '../../../../lib/proof/iam/statement';
import { readResources } from '../../../../scripts/policy/live-proof/read-resources';
import { roleTemplate } from '../../../../scripts/policy/live-proof/role-template';
import { runPolicy } from '../../../../scripts/policy/run';
import { LIVE_ACTIONS } from '../../../../scripts/prove/live/actions';
import { fixtureDeployment, fixtureFile } from '../../../fixture-deployments';
import { VARIANTS } from '../../../variants';

const BUILD = 'arn:aws:iam::111122223333:role/pipelines/live-proof-build';
const GITHUB = {
  provider: 'token.actions.githubusercontent.com',
  audience: 'sts.amazonaws.com',
  subjects: ['repo:bank/llm:ref:refs/heads/main'],
};
const RUN_BY: LiveProof = { runBy: { principals: [BUILD], pipelines: [GITHUB] } };

const sandbox = fixtureDeployment('sandbox');
const { Resources } = roleTemplate(sandbox, RUN_BY);
const role = {
  kind: 'role',
  arn: 'arn:aws:iam::111122223333:role/sandbox-live-proof',
  account: '111122223333',
} as const;

const statementsOf = ({ ReadsOfAccount, ReadsOfDeployment, NothingElse }: typeof Resources) =>
  [ReadsOfAccount, ReadsOfDeployment, NothingElse].flatMap(({ Properties: { PolicyDocument } }) =>
    readPolicy(PolicyDocument, 'identity', 'the role of the live proof'),
  );

const ownStatements = statementsOf(Resources);
const THROUGH_LAMBDA = { 'kms:ViaService': ['lambda.us-east-1.amazonaws.com'] };
const LAMBDA = 'arn:aws:lambda:us-east-1:111122223333';
const API = 'arn:aws:apigateway:us-east-1::';

function decision(
  action: string,
  resource: string,
  { context = {}, beside = [] }: { context?: ContextValues; beside?: readonly Statement[] } = {},
) {
  const identity = [...ownStatements, ...beside];
  return evaluate(
    { principal: role, action, resource, context },
    { identity, resourceAccount: '111122223333' },
  );
}

/** A resource of the deployment for an action. */
const ownResource = (action: string) => readResources(action, sandbox)[0]?.replace(/\*$/, 'x') ?? '';

test.each(LIVE_ACTIONS)('the role may %s', (action) => {
  expect(decision(action, ownResource(action), { context: THROUGH_LAMBDA })).toBe('allowed');
});

test.each([
  ['a usage plan that leads to the API', 'apigateway:GET', `${API}/usageplans`],
  ['a domain name', 'apigateway:GET', `${API}/domainnames`],
  [
    'what a domain name leads to',
    'apigateway:GET',
    `${API}/domainnames/planted.example.com/basepathmappings`,
  ],
  ['uploaded code', 's3:GetObject', 'arn:aws:s3:::cdk-hnb659fds-assets-111122223333-us-east-1/0a1b.zip'],
  ['a version of a router', 'lambda:ListVersionsByFunction', `${LAMBDA}:function:sandbox-gateway-OpenRouter`],
])('the role may read %s', (_, action, resource) => {
  expect(decision(action, resource)).toBe('allowed');
});

test.each(['lambda', 's3', 'bedrock'])('what %s returns is decrypted for the role', (service) => {
  const context = { 'kms:ViaService': [`${service}.us-east-1.amazonaws.com`] };
  expect(decision('kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/0e1b6a4c', { context })).toBe(
    'allowed',
  );
});

/** What CloudFormation calls to make the resources of the stacks, without what the proof calls as well. */
const WRITES = [...new Set(Object.values(deployFacts.create).flat())].filter(
  (action) =>
    !/:(Describe|Get|List|View)|^apigateway:GET$|^kms:Decrypt$|^logs:(CreateLogStream|PutLogEvents)$/.test(
      action,
    ),
);

test('no action with which a deploy makes something is allowed, even beside a policy that allows everything', () => {
  expect(WRITES.length).toBeGreaterThan(100);
  const left = WRITES.filter(
    (action) => decision(action, '*', { beside: [everything('Administrator')] }) !== 'explicitly denied',
  );
  expect(left).toEqual([]);
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::sandbox-foundation-auditrecords/decisions/1'],
  ['dynamodb:GetItem', 'arn:aws:dynamodb:us-east-1:111122223333:table/sandbox-foundation-keys'],
  ['logs:FilterLogEvents', 'arn:aws:logs:us-east-1:111122223333:log-group:x'],
  ['logs:GetLogEvents', 'arn:aws:logs:us-east-1:111122223333:log-group:x'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:111122223333:function:sandbox-gateway-x'],
  ['bedrock:InvokeModel', '*'],
  ['firehose:PutRecord', 'arn:aws:firehose:us-east-1:111122223333:deliverystream/sandbox-foundation-x'],
  ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/cdk-hnb659fds-deploy-role'],
  ['logs:PutLogEvents', 'arn:aws:logs:us-east-1:111122223333:log-group:another:log-stream:x'],
])('%s on %s is denied, even beside a policy that allows everything', (action, resource) => {
  expect(decision(action, resource, { beside: [everything('Administrator')] })).toBe('explicitly denied');
});

test.each([
  ['directly', ABSENT],
  ['through DynamoDB', ['dynamodb.us-east-1.amazonaws.com']],
])('no data is decrypted %s, even beside a policy that allows everything', (_, via) => {
  const options = { context: { 'kms:ViaService': via }, beside: [everything('Administrator')] };
  expect(decision('kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/0e1b6a4c', options)).toBe(
    'explicitly denied',
  );
});

test.each(['bedrock', 'lambda', 's3'])('%s decrypts for the role what it returns', (service) => {
  const context = { 'kms:ViaService': [`${service}.us-east-1.amazonaws.com`] };
  expect(decision('kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/0e1b6a4c', { context })).toBe(
    'allowed',
  );
});

test('the role reads the uploaded code, which the proof compares with what runs', () => {
  const bucket = 'arn:aws:s3:::cdk-hnb659fds-assets-111122223333-us-east-1';
  expect(decision('s3:GetObject', `${bucket}/0a1b2c3d.zip`)).toBe('allowed');
});

test.each([
  ['apigateway:GET', `${API}/apikeys`],
  ['apigateway:GET', `${API}/usageplans/a1/keys`],
  ['lambda:GetFunction', 'arn:aws:lambda:us-east-1:111122223333:function:payments'],
  ['s3:GetBucketPolicy', 'arn:aws:s3:::payments'],
  ['cloudformation:GetTemplate', 'arn:aws:cloudformation:us-east-1:111122223333:stack/payments/1'],
  ['lambda:GetFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:sandbox-gateway-x'],
])('%s on %s is not allowed: it is not of the deployment', (action, resource) => {
  expect(decision(action, resource)).toBe('denied');
});

test('the role writes its record into the log group of the deployment', () => {
  const group = 'arn:aws:logs:us-east-1:111122223333:log-group:/hybrid-llm/sandbox/live-proof-0a1b2c3d';
  expect(decision('logs:CreateLogStream', `${group}:log-stream:2026-11-26`)).toBe('allowed');
  expect(decision('logs:PutLogEvents', `${group}:log-stream:2026-11-26`)).toBe('allowed');
});

describe('the trust of the role', () => {
  const trust = readPolicy(Resources.Role.Properties.AssumeRolePolicyDocument, 'trust', 'trust');
  const web = trust.filter(({ actions }) => actions.patterns.includes('sts:AssumeRoleWithWebIdentity'));
  const admits = (context: ContextValues) =>
    web.some(
      (statement) =>
        appliesTo(statement, {
          principal: { kind: 'anonymous' },
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: '*',
          context,
        }) === true,
    );
  const [aud, sub] = [`${GITHUB.provider}:aud`, `${GITHUB.provider}:sub`];
  const TOKEN = { [aud]: [GITHUB.audience], [sub]: [...GITHUB.subjects] };

  test('names the principals and the provider of the file, and no other', () => {
    expect(trust.map(({ principals }) => principals)).toEqual([
      { AWS: [BUILD] },
      { Federated: [`arn:aws:iam::111122223333:oidc-provider/${GITHUB.provider}`] },
    ]);
  });

  test('admits a token of the job', () => {
    expect(admits(TOKEN)).toBe(true);
  });

  test.each([
    ['of another branch', { ...TOKEN, [sub]: ['repo:bank/llm:ref:refs/heads/feature'] }],
    ['of another repository', { ...TOKEN, [sub]: ['repo:fork/llm:ref:refs/heads/main'] }],
    ['for another audience', { ...TOKEN, [aud]: ['https://github.com/bank'] }],
  ])('admits no token %s', (_, context) => {
    expect(admits(context)).toBe(false);
  });
});

const DEMANDING = 'an account with a boundary, a path, names, tags and a prefix, and a bootstrap of its own';

test('the role and its policies are under the rules of the account', () => {
  const deployment = readDeployment(VARIANTS[DEMANDING], DEMANDING);
  const { Role, ...policies } = roleTemplate(deployment, deployment.liveProof as LiveProof).Resources;
  expect(Role.Properties).toMatchObject({
    RoleName: 'app-sandbox-live-proof',
    Path: '/applications/llm/',
    PermissionsBoundary: 'arn:aws:iam::111122223333:policy/platform/llm-boundary',
    Tags: expect.arrayContaining([
      { Key: 'CostCenter', Value: '4711' },
      { Key: 'dp:include:network', Value: 'true' },
    ]),
  });
  for (const { Properties } of Object.values(policies))
    expect(Properties).toHaveProperty('Path', '/applications/llm/');
});

const all: readonly (readonly [string, Deployment])[] = [
  ['sandbox', { ...sandbox, liveProof: RUN_BY }],
  ...Object.entries(VARIANTS)
    .map(([name, input]) => [name, readDeployment(input, name)] as const)
    .filter(([, { liveProof }]) => liveProof),
];

/** IAM counts no white space (IAM quotas, "IAM and STS character limits"). */
const LONGEST_MANAGED_POLICY = 6_144;

test.each(all)('%s: IAM takes each policy of the role', (_, deployment) => {
  const { Role: _role, ...policies } = roleTemplate(deployment, deployment.liveProof as LiveProof).Resources;
  for (const { Properties } of Object.values(policies))
    expect(JSON.stringify(Properties.PolicyDocument).length).toBeLessThan(LONGEST_MANAGED_POLICY);
});

const hasCfnLint = spawnSync('cfn-lint', ['--version']).status === 0;
const mayBeMissing = process.env.CI !== 'true' || /\bcfn-lint\b/.test(process.env.CI_WITHOUT ?? '');
if (!hasCfnLint && !mayBeMissing) throw new Error('CI needs cfn-lint: pip install cfn-lint');

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-proof-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'live-proof-role.template.json');
  const printed = runPolicy([fixtureFile('landing-zone'), '--live-proof', folder]);

  test('writes the template, and says that the stacks do not make the role', () => {
    expect(printed).toContain(`wrote      ${file}: the role of the live proof`);
    const { liveProof, ...landingZone } = fixtureDeployment('landing-zone');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      roleTemplate({ ...landingZone, liveProof }, liveProof as LiveProof),
    );
  });

  test('says what a function in the VPC would cost instead, and could not read', () => {
    expect(printed).toMatch(/would need \d+ more endpoints, USD \d+ a month/);
  });

  (hasCfnLint ? test : test.skip)('writes what cfn-lint accepts: every action exists', () => {
    const { status, stdout } = spawnSync('cfn-lint', ['-c', 'I', '-t', file], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });

  test('is refused for a deployment without a live proof, and says what to add', () => {
    expect(() => runPolicy([fixtureFile('sandbox'), '--live-proof', folder])).toThrow(
      /sandbox has no live proof: add liveProof to its file/,
    );
  });
});
