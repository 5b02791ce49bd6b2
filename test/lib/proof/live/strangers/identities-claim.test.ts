import fc from 'fast-check';
import type { Statement } from '../../../../../lib/proof/iam/policy-document';
import type { AccountIdentity } from '../../../../../lib/proof/live/strangers/account-identity';
import { identitiesClaim } from '../../../../../lib/proof/live/strangers/identities-claim';
import { livePolicy } from '../../../../../lib/proof/live/strangers/live-policy';
import { Unread } from '../../../../../lib/proof/live/strangers/unread';
import {
  ACCOUNT,
  DEPLOYS,
  deployment,
  document,
  iam,
  KEY,
  LEFT_TO_IAM,
  OPEN_LANE,
  own,
  RECORDS,
  REGION,
  role,
} from './own';

const allow = (Action: string | readonly string[], Resource = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

type Policies = Readonly<Record<string, readonly Statement[] | Unread>>;

const claimOf = (identities: readonly AccountIdentity[] | Unread, policies: Policies = {}, of = own) =>
  identitiesClaim(of, { identities, policies: new Map(Object.entries({ [KEY]: LEFT_TO_IAM, ...policies })) });

/** The claim about an account with the deployment and one more principal. */
const about = (identity: AccountIdentity, policies?: Policies) =>
  claimOf([OPEN_LANE, DEPLOYS, identity], policies);

const resourcePolicy = (...statements: readonly object[]) =>
  livePolicy(document(...statements), 'resource', 'r');

test('the roles of the deployment and those that deploy it are expected, and the report says why', () => {
  const claim = claimOf([OPEN_LANE, DEPLOYS]);
  expect(claim).toMatchObject({ holds: true, verdict: 'holds' });
  expect(claim.evidence).toEqual([
    '2 users and roles of the account',
    `${OPEN_LANE.arn}: a role of the deployment, which other claims examine`,
    `${DEPLOYS.arn}: the CDK starts deploys with it (bootstrap hnb659fds)`,
  ]);
});

const DEEDS = [
  'sts:AssumeRole',
  'iam:PassRole',
  'iam:AttachRolePolicy',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'lambda:UpdateFunctionCode',
  'lambda:UpdateFunctionConfiguration',
  'lambda:AddPermission',
  'lambda:InvokeFunction',
  'lambda:CreateFunctionUrlConfig',
  'lambda:InvokeFunctionUrl',
  'lambda:PutFunctionEventInvokeConfig',
  'lambda:UpdateFunctionEventInvokeConfig',
  's3:GetObject',
  's3:GetObjectVersion',
  's3:PutObject',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:BypassGovernanceRetention',
  's3:PutObjectRetention',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
  's3:PutReplicationConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutBucketVersioning',
  's3:PutBucketObjectLockConfiguration',
  's3:PutEncryptionConfiguration',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketOwnershipControls',
  's3:PutBucketLogging',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:GenerateMac',
  'kms:Sign',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:CreateGrant',
  'sagemaker:InvokeEndpoint',
  'sagemaker:InvokeEndpointWithResponseStream',
  'sagemaker:UpdateEndpoint',
  'ecr:PutImage',
  'ecr:BatchDeleteImage',
  'ecr:SetRepositoryPolicy',
  'ecr:DeleteRepositoryPolicy',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
  'dynamodb:PutResourcePolicy',
  'firehose:PutRecord',
  'firehose:PutRecordBatch',
  'firehose:UpdateDestination',
  'firehose:StopDeliveryStreamEncryption',
  'apigateway:PATCH',
  'apigateway:POST',
  'apigateway:PUT',
  'apigateway:DELETE',
  'apigateway:UpdateRestApiPolicy',
  'wafv2:UpdateWebACL',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:ModifySecurityGroupRules',
  'ec2:ModifyVpcEndpoint',
  'ec2:CreateRoute',
  'ec2:ReplaceRoute',
  'ec2:AssociateRouteTable',
  'ec2:ReplaceRouteTableAssociation',
  'ec2:AttachInternetGateway',
  'ec2:AttachVpnGateway',
  'ec2:CreateVpcEndpoint',
  'ec2:CreateVpcPeeringConnection',
  'ec2:AcceptVpcPeeringConnection',
  'ec2:CreateTransitGatewayVpcAttachment',
  'ec2:AssociateDhcpOptions',
  'route53:ChangeResourceRecordSets',
  'route53resolver:CreateFirewallRule',
  'route53resolver:UpdateFirewallRule',
  'route53resolver:UpdateFirewallDomains',
  'route53resolver:ImportFirewallDomains',
  'route53resolver:DisassociateFirewallRuleGroup',
  'ecs:UpdateService',
  'ecs:ExecuteCommand',
  'ecs:RegisterContainerInstance',
  'ecs:UpdateCluster',
  'ssm:StartSession',
  'autoscaling:UpdateAutoScalingGroup',
  'autoscaling:AttachInstances',
  'ec2:CreateLaunchTemplateVersion',
  'ec2:ModifyLaunchTemplate',
  'elasticloadbalancing:ModifyListener',
  'elasticloadbalancing:CreateRule',
  'elasticloadbalancing:AddListenerCertificates',
  'elasticloadbalancing:ModifyRule',
  'elasticloadbalancing:RegisterTargets',
  'elasticloadbalancing:SetSecurityGroups',
  'cloudformation:UpdateStack',
  'cloudformation:CreateChangeSet',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:DeleteStack',
  'cloudformation:UpdateTerminationProtection',
  'cloudformation:SetStackPolicy',
];

test.each(DEEDS)('a role that may %s is named with it', (action) => {
  const claim = about(role('planted', allow(action)));
  expect(claim.verdict).toBe('fails');
  expect(claim.evidence).toEqual([
    expect.stringMatching(
      new RegExp(`^arn:aws:iam::${ACCOUNT}:role/planted may ${action} on arn:\\S+ \\(inline policy p\\)$`),
    ),
  ]);
});

test.each(['s3:ListAllMyBuckets', 'execute-api:Invoke', 'lambda:GetFunction', 'ec2:DescribeVpcs'])(
  'a role that may only %s is no stranger',
  (action) => {
    expect(about(role('reader', allow(action))).verdict).toBe('holds');
  },
);

/** Each resource on which a policy may allow the call, by itself. */
test.each([
  ['ecs:ExecuteCommand', `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/c`],
  ['ecs:ExecuteCommand', `arn:aws:ecs:${REGION}:${ACCOUNT}:task/c/*`],
  ['ssm:StartSession', `arn:aws:ecs:${REGION}:${ACCOUNT}:task/c/*`],
  ['apigateway:PATCH', `arn:aws:apigateway:${REGION}::/restapis/a1b2c3`],
  ['apigateway:PATCH', `arn:aws:apigateway:${REGION}::/restapis/a1b2c3/authorizers/*`],
  ['wafv2:UpdateWebACL', `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/firewall/1234`],
  [
    'autoscaling:AttachInstances',
    `arn:aws:autoscaling:${REGION}:${ACCOUNT}:autoScalingGroup:*:autoScalingGroupName/gpu`,
  ],
  ['route53:ChangeResourceRecordSets', 'arn:aws:route53:::hostedzone/Z1'],
])('a role that may %s on %s alone is named with it', (action, resource) => {
  expect(about(role('planted', allow(action, resource))).verdict).toBe('fails');
});

test('a condition on the cluster is known', () => {
  const within = (cluster: string) =>
    about(
      role(
        'planted',
        allow('ecs:RegisterContainerInstance', '*', {
          ArnEquals: { 'ecs:cluster': `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/${cluster}` },
        }),
      ),
    ).verdict;
  expect(within('c')).toBe('fails');
  expect(within('other')).toBe('holds');
});

test('permissions on things of other teams are no matter of the deployment', () => {
  const others = [
    `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/other`,
    `arn:aws:ecs:${REGION}:${ACCOUNT}:task/other/*`,
    `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/*`,
    `arn:aws:apigateway:${REGION}::/restapis/other/*`,
    `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc/vpc-2`,
    'arn:aws:s3:::other/*',
    `arn:aws:lambda:${REGION}:${ACCOUNT}:function:other`,
    iam('role/other'),
  ];
  expect(
    claimOf([OPEN_LANE, ...others.map((arn, index) => role(`r${index}`, allow('*', arn)))]).verdict,
  ).toBe('holds');
});

test('of a role that may much, a few calls are shown and the others are counted', () => {
  const [line = ''] = about(role('all', allow('*'))).evidence;
  expect(line.match(/ on arn:/g)).toHaveLength(3);
  expect(line).toMatch(/, and \d+ further calls$/);
});

test('a part of the records is enough', () => {
  const claim = about(role('part', allow('s3:GetObject', `${RECORDS}/2026/*`)));
  expect(claim.evidence[0]).toContain(`s3:GetObject on ${RECORDS}/2026/*`);
});

test('a pattern across all buckets is a part of the records too', () => {
  const claim = about(role('part', allow('s3:GetObject', 'arn:aws:s3:::*/2026/*')));
  expect(claim).toMatchObject({ verdict: 'fails', evidence: [expect.stringContaining(`${RECORDS}/2026/*`)] });
});

describe('what takes a permission away', () => {
  const reads = role('reads', allow('s3:GetObject'));
  const denied = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' };

  test('a deny of its own policy', () => {
    expect(about(role('reads', allow('s3:GetObject'), denied)).verdict).toBe('holds');
  });

  test('its boundary', () => {
    const boundary = livePolicy(document(allow('ec2:*')), 'identity', 'b');
    expect(about({ ...reads, boundary }).verdict).toBe('holds');
  });

  test('the policy of the bucket, where it spares another principal', () => {
    const Condition = { ArnNotEquals: { 'aws:PrincipalArn': [OPEN_LANE.arn] } };
    const policy = resourcePolicy({ ...denied, Principal: '*', Resource: `${RECORDS}/*`, Condition });
    expect(about(reads, { [RECORDS]: policy }).verdict).toBe('holds');
    expect(about(reads).verdict).toBe('fails');
  });

  test('a bucket policy whose parts deny all objects together', () => {
    const puts = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject' };
    const policy = resourcePolicy(
      { ...puts, NotResource: `${RECORDS}/heads/*` },
      { ...puts, Resource: `${RECORDS}/heads/*` },
    );
    const writes = role('writes', allow('s3:PutObject', `${RECORDS}/*`));
    expect(about(writes, { [RECORDS]: policy }).verdict).toBe('holds');
  });
});

test('the policy of a resource alone may give a call, and is named', () => {
  const policy = resourcePolicy({
    Effect: 'Allow',
    Principal: { AWS: iam('role/planted') },
    Action: 'lambda:InvokeFunction',
    Resource: '*',
  });
  const router = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:router`;
  expect(about(role('planted'), { [router]: policy }).evidence).toEqual([
    `${iam('role/planted')} may lambda:InvokeFunction on ${router} (the policy of ${router})`,
  ]);
});

test('a key that only a service of AWS may use for the account decrypts through that service', () => {
  const through = (service: string) => ({
    StringEquals: { 'kms:ViaService': `${service}.${REGION}.amazonaws.com` },
  });
  const policy = (Condition: object) =>
    resourcePolicy({
      Effect: 'Allow',
      Principal: { AWS: iam('root') },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition,
    });
  const decrypts = role('decrypts', allow('kms:Decrypt'));
  expect(about(decrypts, { [KEY]: policy(through('s3')) }).verdict).toBe('fails');
  expect(about(decrypts, { [KEY]: policy(through('rds')) }).verdict).toBe('holds');
});

test('a role that is not trusted may not be assumed', () => {
  expect(claimOf([OPEN_LANE, role('assumes', allow('sts:AssumeRole'))]).verdict).toBe('holds');
});

test('a second factor is no protection from one who has it', () => {
  const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  expect(about(role('mfa', allow('kms:Sign', '*', Condition))).verdict).toBe('fails');
});

describe('what cannot be decided is undecided, and named', () => {
  test.each([
    [
      'a condition on what is not known',
      allow('kms:Sign', '*', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }),
    ],
    ['a policy variable', allow('kms:Sign', `arn:aws:kms:*:*:key/\${aws:username}`)],
  ])('%s', (_what, statement) => {
    const claim = about(role('some', statement));
    expect(claim).toMatchObject({
      verdict: 'undecided',
      evidence: [expect.stringContaining(`cannot tell whether ${iam('role/some')} may kms:Sign`)],
    });
  });

  test('and a policy variable about something else is no matter', () => {
    expect(about(role('some', allow('s3:ListBucket', `arn:aws:s3:::\${aws:username}`))).verdict).toBe(
      'holds',
    );
  });

  test('the account could not be read', () => {
    expect(claimOf(new Unread('the users', 'Refused.'))).toMatchObject({
      verdict: 'undecided',
      evidence: ['not read: the users. Refused.'],
    });
  });

  test('a policy that was not read hides no stranger', () => {
    const claim = about(role('planted', allow(['kms:Sign', 's3:GetObject'])), {
      [RECORDS]: new Unread('the policy of the bucket', 'Refused.'),
    });
    expect(claim.verdict).toBe('fails');
    expect(claim.evidence).toEqual([
      expect.stringContaining('may kms:Sign'),
      expect.stringContaining('cannot tell whether arn:aws:iam::111122223333:role/planted may s3:GetObject'),
      'not read: the policy of the bucket. Refused.',
    ]);
  });
});

describe('who is named in the deployment file', () => {
  const named = {
    ...own,
    deployment: {
      ...deployment,
      publishers: { models: [iam('role/models')], credentials: [iam('role/credentials')] },
      audit: { ...deployment.audit, custodians: [iam('role/custodian')] },
    },
  };

  test.each([
    ['models', 's3:PutObject'],
    ['models', 'ecr:PutImage'],
    ['credentials', 's3:PutObject'],
    ['credentials', 'dynamodb:PutItem'],
    ['custodian', 's3:GetObject'],
    ['custodian', 's3:DeleteObjectVersion'],
    ['custodian', 's3:PutObjectRetention'],
  ])('%s may %s', (name, action) => {
    expect(claimOf([OPEN_LANE, role(name, allow(action))], {}, named).verdict).toBe('holds');
  });

  test.each([
    ['models', 'dynamodb:PutItem'],
    ['models', 's3:GetObject'],
    ['credentials', 'ecr:PutImage'],
    ['custodian', 's3:PutBucketPolicy'],
    ['custodian', 'lambda:UpdateFunctionCode'],
  ])('%s may not %s', (name, action) => {
    expect(claimOf([OPEN_LANE, role(name, allow(action))], {}, named).verdict).toBe('fails');
  });
});

test('a service-linked role is expected, and a role that only has such a name is not', () => {
  const linked = { ...role('AWSServiceRoleForX', allow('*')), path: '/aws-service-role/x.amazonaws.com/' };
  expect(about(linked).verdict).toBe('holds');
  expect(about({ ...linked, path: '/' }).verdict).toBe('fails');
});

test('a user with the name of a role of the deployment is a stranger', () => {
  expect(about({ ...role('open-lane', allow('*')), kind: 'user', arn: iam('user/open-lane') }).verdict).toBe(
    'fails',
  );
});

test('a role with the name of a function of the deployment is a stranger', () => {
  expect(about(role('router', allow('*'))).verdict).toBe('fails');
});

test('the roles of the bootstrap of another region are strangers', () => {
  expect(about(role(`cdk-hnb659fds-deploy-role-${ACCOUNT}-us-east-1`, allow('*'))).verdict).toBe('fails');
});

test('no policy that is added to a stranger makes the claim hold', () => {
  const statements = fc.array(
    fc.record({
      Effect: fc.constantFrom('Allow'),
      Action: fc.constantFrom('s3:*', 'kms:Decrypt', 'ec2:Describe*', '*'),
      Resource: fc.constantFrom('*', 'arn:aws:s3:::other/*', `${RECORDS}/x`),
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(statements, (more) => {
      expect(about(role('planted', allow('kms:Sign', KEY), ...more)).verdict).toBe('fails');
    }),
    { numRuns: 50 },
  );
});
