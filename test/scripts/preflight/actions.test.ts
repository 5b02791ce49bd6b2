import { QUOTAS, type QuotaName } from '../../../lib/config/facts/service-quotas';
import { manifestHash, manifestOf, manifestText, PART_BYTES } from '../../../lib/weights/manifest';
import type { Account } from '../../../scripts/account/account';
import { ACTIONS } from '../../../scripts/preflight/actions';
import { check } from '../../../scripts/preflight/check';
import { neededOfImports } from '../../../scripts/preflight/needed-of-imports';
import { policyFor } from '../../../scripts/preflight/policy-document';
import type { NamedType, Prerequisite } from '../../../scripts/preflight/prerequisite';
import { fixtureDeployment } from '../../fixture-deployments';
import { accountAt } from '../account/account-at';

// The printed policy has what the checks call, and nothing else. Each check runs in an account where things are there, and
// in one where they are not, and every call is written down.

const ARN = 'arn:aws:iam::111122223333';
const NAMED: readonly NamedType[] = [
  'AWS::Logs::LogGroup',
  'AWS::SageMaker::Endpoint',
  'AWS::ECS::Cluster',
  'AWS::KMS::Alias',
  'AWS::Bedrock::Guardrail',
];
const INDEX = 'model.safetensors.index.json';

const VOUCHED = {
  path: 'p',
  thing: 't',
  id: 'i',
  further: [],
  says: [],
  by: { name: 'team', on: '2026-11-09' },
};

/** What is pinned of weights. */
const MANIFEST = manifestOf(
  { source: 'a/b', revision: '1' },
  PART_BYTES,
  new Map([['config.json', { bytes: 1, sha256: 'a'.repeat(64), parts: ['a'.repeat(64)] }]]),
);

const prerequisites: readonly Prerequisite[] = [
  { kind: 'placement', account: '111122223333' },
  {
    kind: 'bootstrap',
    account: '111122223333',
    region: 'us-east-1',
    role: `${ARN}:role/cdk-q-cfn-exec-role`,
  },
  { kind: 'asset-bucket', bucket: 'b', account: '111122223333' },
  { kind: 'permissions-boundary', arn: `${ARN}:policy/boundary`, document: {} },
  { kind: 'publisher', path: 'p', arn: `${ARN}:role/one` },
  { kind: 'publisher', path: 'p', arn: `${ARN}:user/one` },
  { kind: 'stack-state', stack: 's' },
  { kind: 'drained', stack: 's', models: ['m'] },
  { kind: 'zones', zones: ['us-east-1a'], gateway: 'g' },
  { kind: 'endpoint-services', endpoints: [] },
  { kind: 'prefix-lists', unknown: ['s3'], region: 'us-east-1' },
  { kind: 'service-linked-role', service: 'ecs' },
  { kind: 'api-gateway-logging' },
  { kind: 'api-gateway-logging', own: 'f' },
  { kind: 'lambda-concurrency', reserved: 1, gateway: 'g' },
  { kind: 'certificate', model: 'm', arn: 'c', hostName: 'a.example.com', caBundle: undefined },
  { kind: 'instance-offering', model: 'm', type: 'g6.xlarge', zones: ['us-east-1a'], confirmed: false },
  { kind: 'machine-image', model: 'm', amiId: 'ami-0123456789abcdef0', gib: 1 },
  { kind: 'gpu-quota', instances: 'P', needed: 1, models: ['m'] },
  { kind: 'endpoint-quota', type: 'ml.g6.xlarge', instances: 1, needed: 1, models: ['m'] },
  { kind: 'data-retention', needs: 'none', models: [] },
  { kind: 'use-case-form', models: ['m'] },
  { kind: 'model-access', model: 'm', modelId: 'x.y' },
  {
    kind: 'image',
    deployment: 'd',
    model: 'm',
    source: 'a/b:c',
    digest: `sha256:${'1'.repeat(64)}`,
    foundation: 'f',
  },
  {
    kind: 'weights',
    deployment: 'd',
    model: 'm',
    source: 'a/b',
    revision: '1',
    prefix: 'm/',
    foundation: 'f',
  },
  {
    kind: 'weights',
    deployment: 'd',
    model: 'm',
    source: 'a/b',
    revision: '1',
    manifest: manifestHash(MANIFEST),
    prefix: 'm/',
    foundation: 'f',
  },
  { kind: 'key-set', typed: 't', issuer: 'https://i', foundation: 'f' },
  ...(Object.keys(QUOTAS) as QuotaName[]).map(
    (quota): Prerequisite => ({ kind: 'account-quota', quota, needed: { f: 1 } }),
  ),
  { kind: 'address-block', cidr: '10.0.0.0/16', foundation: 'f' },
  ...NAMED.map((type): Prerequisite => ({ kind: 'free-name', type, name: 'n', stack: 's' })),
  { kind: 'profile-destinations', model: 'm', profileId: 'eu.m', destinations: [] },
  { kind: 'invocation-logging', wanted: 'off' },
  { kind: 'guard-duty' },
  {
    kind: 'organization-policies',
    account: '111122223333',
    from: { kind: 'organization' },
    calls: [
      {
        by: 'the deploy',
        when: 'deploy',
        request: {
          principal: { kind: 'role', arn: `${ARN}:role/deploy`, account: '111122223333' },
          action: 'kms:CreateKey',
          resource: '*',
          context: {},
        },
      },
    ],
  },
  { kind: 'boundary-calls', of: VOUCHED, arn: `${ARN}:policy/boundary`, calls: [] },
  { kind: 'imported-log-archive', of: VOUCHED, account: '444455556666' },
  ...neededOfImports(fixtureDeployment('landing-zone')),
  {
    kind: 'imported-role',
    of: {
      ...{ path: 'p', thing: 'role of delivery', id: `${ARN}:role/r`, further: [], says: [] },
      by: { name: 'identity and access team', on: '2026-11-16' },
    },
    role: {
      ...{ use: 'delivery', arn: `${ARN}:role/r`, name: 'r', path: '/', policies: [], tags: {} },
      trust: { Version: '2012-10-17', Statement: [] },
    },
    deployment: 'llm',
  },
  {
    kind: 'imported-security-group',
    of: VOUCHED,
    group: { use: 'sealed-lane', id: 'sg-0a1b2c3d', vpc: 'vpc-1', ingress: [], egress: [] },
    deployment: 'llm',
  },
  {
    kind: 'imported-instance-profile',
    of: {
      ...{ path: 'p', thing: 'instance profile', id: `${ARN}:instance-profile/p`, further: [], says: [] },
      by: { name: 'identity and access team', on: '2026-11-16' },
    },
    role: `${ARN}:role/r`,
  },
];

type Answers = Readonly<Record<string, object | string>>;

const OUTPUTS = ['VpcId', 'ImagesRepositoryUri', 'WeightsBucket', 'KeySetBucket'];
/** Where things are there. A text is the name of an error. */
const THERE: Answers = {
  GetObject: { Body: { transformToString: async () => manifestText(MANIFEST) } },
  DescribeStacks: {
    Stacks: [
      {
        StackStatus: 'CREATE_COMPLETE',
        Outputs: [
          { OutputKey: 'BootstrapVersion', OutputValue: '30' },
          ...OUTPUTS.map((OutputKey) => ({ OutputKey, OutputValue: 'a/b' })),
        ],
      },
    ],
  },
  ListStackResources: {
    StackResourceSummaries: [
      { ResourceType: 'AWS::Lambda::Function', PhysicalResourceId: 'f', LogicalResourceId: 'F' },
      {
        ResourceType: 'AWS::AutoScaling::AutoScalingGroup',
        PhysicalResourceId: 'g',
        LogicalResourceId: 'VllmmInstancesGroupASG01234567',
      },
    ],
  },
  DescribeCertificate: {
    Certificate: { Status: 'ISSUED', DomainName: 'a.example.com', CertificateAuthorityArn: 'x' },
  },
  GetAccount: { cloudwatchRoleArn: `${ARN}:role/other` },
  ListObjectsV2: { Contents: [{ Key: `m/${INDEX}`, Size: 1 }] },
  ListDetectors: { DetectorIds: ['1'] },
  ListParents: { Parents: [{ Id: 'r-1' }] },
  ListPoliciesForTarget: { Policies: [{ Id: 'p-1' }] },
  DescribePolicy: { Policy: { Content: '{"Statement":[]}' } },
  GetRole: { Role: { AssumeRolePolicyDocument: '%7B%22Statement%22%3A%5B%5D%7D' } },
  ListRolePolicies: { PolicyNames: ['inline'] },
  GetRolePolicy: { PolicyDocument: '%7B%22Statement%22%3A%5B%5D%7D' },
  ListAttachedRolePolicies: { AttachedPolicies: [{ PolicyArn: `${ARN}:policy/p` }] },
  GetPolicy: { Policy: { DefaultVersionId: 'v1' } },
  GetPolicyVersion: { PolicyVersion: { Document: '%7B%7D' } },
  DescribeVpcs: { Vpcs: [{}] },
  DescribeRouteTables: {
    RouteTables: [{ Associations: [{ Main: true }], Routes: [{ NatGatewayId: 'nat-1' }] }],
  },
  DescribeVpcEndpoints: {
    VpcEndpoints: [
      {
        State: 'available',
        ServiceName: 'com.amazonaws.us-east-1.logs',
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
        Groups: [{ GroupId: 'sg-0a1b2c3d4e5f60001' }],
        SubnetIds: ['s'],
        NetworkInterfaceIds: ['e'],
        PolicyDocument: '{}',
      },
    ],
  },
  DescribeSecurityGroups: {
    SecurityGroups: [{ IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] }],
  },
  DescribeKey: {
    KeyMetadata: { KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT' },
  },
};
/** Where they are not, and no quota was ever applied. */
const ABSENT: Answers = {
  ...THERE,
  DescribeStacks: 'ValidationError',
  GetServiceQuota: 'NoSuchResourceException',
};
/** A deploy that failed has left a stack. */
const STUCK: Answers = { ...THERE, DescribeStacks: { Stacks: [{ StackStatus: 'ROLLBACK_COMPLETE' }] } };

/** IAM's names where they are not those of the operation (service authorization reference, read 2026-11-26). */
const IAM_NAMES: Readonly<Record<string, string>> = {
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListObjectVersions': 's3:ListBucketVersions',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  'apigateway:GetAccount': 'apigateway:GET',
  'apigateway:GetRestApis': 'apigateway:GET',
};

/** An account that answers with these, and what was called in it. */
function recording(answers: Answers): { readonly account: Account; readonly called: Set<string> } {
  const called = new Set<string>();
  const account = accountAt('http://127.0.0.1:1', 'us-east-1');
  const note = async (service: string, operation: string): Promise<object> => {
    const action = `${service}:${operation}`;
    called.add(IAM_NAMES[action] ?? action);
    const answer = answers[operation] ?? {};
    if (typeof answer === 'string') throw Object.assign(new Error(answer), { name: answer, $metadata: {} });
    return answer;
  };
  for (const [name, client] of Object.entries(account)) {
    if (typeof client === 'object' && 'send' in client) {
      const service = name.replace(/Forms$/, '').toLowerCase();
      Object.assign(client, {
        send: (command: object) => note(service, command.constructor.name.replace(/Command$/, '')),
      });
    }
  }
  const api = {
    logs: (operation: string) => note('logs', operation),
    ecs: (operation: string) => note('ecs', operation),
    autoScaling: async (operation: string) => JSON.stringify(await note('autoscaling', operation)),
    loadBalancers: async () => '',
    resolver: (operation: string) => note('route53resolver', operation),
    profileAssociations: () => note('route53profiles', 'ListProfileAssociations'),
    topics: async (operation: string) => JSON.stringify(await note('sns', operation)),
    queues: (operation: string) => note('sqs', operation),
    glue: (operation: string) => note('glue', operation),
    budgets: (operation: string) => note('budgets', operation),
    records: async () => JSON.stringify(await note('route53', 'ListResourceRecordSets')),
    hostedZone: async () => JSON.stringify(await note('route53', 'GetHostedZone')),
    zonesOfVpc: async () => JSON.stringify(await note('route53', 'ListHostedZonesByVPC')),
  } as Account['api'];
  return { account: { ...account, api }, called };
}

async function callsOf(kind: Prerequisite['kind']): Promise<readonly string[]> {
  const called = new Set<string>();
  for (const answers of [THERE, ABSENT, STUCK]) {
    const there = recording(answers);
    for (const one of prerequisites.filter((each) => each.kind === kind)) await check(one, there.account);
    for (const action of there.called) called.add(action);
  }
  return [...called].sort();
}

const KINDS = Object.keys(ACTIONS) as Prerequisite['kind'][];

test.each(KINDS)('the actions of %s are those that its check calls', async (kind) => {
  // S3 decrypts on behalf of the caller, which is no call of its own.
  const needed = ACTIONS[kind].filter((action) => action !== 'kms:Decrypt');
  expect(await callsOf(kind)).toEqual([...needed].sort());
});

test('the policy has every action of the checks, and no other', () => {
  const { Statement } = policyFor({ account: '111122223333', name: 'x', region: 'us-east-1' }, prerequisites);
  const actions = Statement.flatMap(({ Action }) => Action).sort();
  expect(actions).toEqual([...new Set(Object.values(ACTIONS).flat())].sort());
});

test('the policy reads content in the buckets of the deployment alone, and decrypts for them alone', () => {
  const { Statement } = policyFor(
    { account: '111122223333', name: 'x', region: 'us-gov-west-1' },
    prerequisites,
  );
  expect(Statement.slice(1)).toEqual([
    {
      Sid: 'PreflightStaged',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: ['arn:aws-us-gov:s3:::x-foundation-*', 'arn:aws-us-gov:s3:::b'],
    },
    {
      Sid: 'PreflightDecryptStaged',
      Effect: 'Allow',
      Action: ['kms:Decrypt'],
      Resource: 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/*',
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-gov-west-1.amazonaws.com' } },
    },
  ]);
});

test('the policy names the buckets of a foundation whose name has a prefix', () => {
  const deployment = fixtureDeployment('landing-zone');
  const { accountRules } = deployment;
  const rules = { ...accountRules, stackNamePrefix: 'App-' } as typeof accountRules;
  const { Statement } = policyFor({ ...deployment, accountRules: rules }, [
    { kind: 'key-set', typed: 'x', issuer: 'i', foundation: 'f' },
  ]);
  expect(Statement[1]).toMatchObject({
    Action: ['s3:GetObject'],
    Resource: [`arn:aws:s3:::app-${deployment.name}-foundation-*`],
  });
});
