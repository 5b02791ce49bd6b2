import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../../lib/assembly/app';
import { readDeployment } from '../../../lib/config/read-deployment';
import { planOf } from '../../../lib/plan/plan';
import { ABSENT } from '../../../lib/proof/iam/context';
import { evaluate } from '../../../lib/proof/iam/evaluate';
import { everything, type PolicyKind, readPolicy } from '../../../lib/proof/iam/policy-document';
import { createWorld, type World } from '../../../lib/proof/template/world';
import { FoundationStack } from '../../../lib/stacks/foundation';
import euCentral1 from '../../fixtures/deployments/eu-central-1';
import { type Changes, changed } from '../config/changed';

// The resource policies of what is retained, and of what a deployment trusts. The proof's evaluator decides. The caller's
// own policies allow everything, as an administrator's do.

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const ADMINISTRATOR = role('administrator');
const DEPLOY = role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-central-1`);
const MODELS = role('platform/model-publisher');
const CREDENTIALS = role('platform/credential-publisher');
const CUSTODIAN = role('custodian');

function foundation(changes: Changes = {}): World {
  const deployment = readDeployment(changed(changes, euCentral1), 'test');
  const stack = new FoundationStack(createApp({ bundling: false }), { plan: planOf(deployment) });
  const template = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Type: string }> };
  return createWorld({
    stacks: { foundation: template },
    account: ACCOUNT,
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
}

/** The resource types that have a policy: where it is, which kind it is, and the ARN that a call names. */
const POLICIES = {
  bucket: ['AWS::S3::BucketPolicy', 'PolicyDocument', 'resource'],
  table: ['AWS::DynamoDB::Table', 'ResourcePolicy', 'resource'],
  // It names no resource, as the trust policy of a role does not.
  repository: ['AWS::ECR::Repository', 'RepositoryPolicyText', 'trust'],
} as const satisfies Record<string, readonly [string, string, PolicyKind]>;

type Guarded = keyof typeof POLICIES;

/** What is allowed to a caller of the account by the policy of one resource. */
function may(world: World, kind: Guarded, id: string, action: string, arn: string): string {
  const [type, property, policyKind] = POLICIES[kind];
  const found = world.ofType(type).find(({ logicalId }) => logicalId.startsWith(id));
  const value = found?.get(property) as { PolicyDocument?: unknown } | undefined;
  const statements = value ? readPolicy(value.PolicyDocument ?? value, policyKind, id) : [];
  const bucket = world.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith(id));
  const absent = statements.flatMap(({ conditions }) => conditions.map(({ key }) => [key, ABSENT] as const));
  const isObject = /Object|Retention|Replicate/.test(action) && !/Bucket|Configuration/.test(action);
  return evaluate(
    {
      principal: { kind: 'role', arn, account: ACCOUNT },
      action,
      resource: kind === 'bucket' ? `arn:aws:s3:::${bucket?.symbol}${isObject ? '/one' : ''}` : 'arn:aws:x',
      context: {
        ...Object.fromEntries(absent),
        'aws:PrincipalArn': arn,
        'aws:SecureTransport': 'true',
        's3:TlsVersion': '1.3',
      },
    },
    { identity: [everything('administrator')], resource: { statements }, resourceAccount: ACCOUNT },
  );
}

const world = foundation();
const withCustodian = foundation({ 'audit.custodians': [CUSTODIAN] });
const withoutPublishers = foundation({ publishers: undefined });

const RECORD_WRITES = [
  's3:DeleteObject',
  's3:PutObject',
  's3:PutObjectAcl',
  's3:PutObjectVersionAcl',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:ReplicateTags',
];
const RECORD_CHANGES = [
  's3:BypassGovernanceRetention',
  's3:DeleteObjectTagging',
  's3:DeleteObjectVersion',
  's3:DeleteObjectVersionTagging',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
];
const BUCKET_CHANGES = [
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:DeleteBucketWebsite',
  's3:PutAccelerateConfiguration',
  's3:PutAnalyticsConfiguration',
  's3:PutBucketAcl',
  's3:PutBucketCORS',
  's3:PutBucketLogging',
  's3:PutBucketNotification',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketRequestPayment',
  's3:PutBucketTagging',
  's3:PutBucketVersioning',
  's3:PutBucketWebsite',
  's3:PutEncryptionConfiguration',
  's3:PutIntelligentTieringConfiguration',
  's3:PutInventoryConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutMetricsConfiguration',
  's3:PutReplicationConfiguration',
];

describe('the records bucket', () => {
  test.each([...RECORD_WRITES, ...RECORD_CHANGES, ...BUCKET_CHANGES])(
    'denies %s to an administrator',
    (action) => {
      expect(may(world, 'bucket', 'AuditRecords', action, ADMINISTRATOR)).toBe('explicitly denied');
    },
  );

  test.each([...RECORD_WRITES, ...RECORD_CHANGES])('denies %s to the role of a deploy', (action) => {
    expect(may(world, 'bucket', 'AuditRecords', action, DEPLOY)).toBe('explicitly denied');
  });

  test.each(BUCKET_CHANGES)('lets a deploy do %s, so that an update cannot fail', (action) => {
    expect(may(world, 'bucket', 'AuditRecords', action, DEPLOY)).toBe('allowed');
  });

  test.each(['s3:ReplicateObject', 's3:ReplicateTags'])('lets the replication do %s', (action) => {
    const replication = world.ofType('AWS::IAM::Role').find(({ logicalId }) => /Replication/.test(logicalId));
    expect(may(world, 'bucket', 'AuditRecords', action, role(replication?.symbol ?? ''))).toBe('allowed');
  });

  test.each(RECORD_CHANGES)('leaves %s to the custodians where some are named', (action) => {
    expect(may(withCustodian, 'bucket', 'AuditRecords', action, CUSTODIAN)).toBe('allowed');
    expect(may(withCustodian, 'bucket', 'AuditRecords', action, ADMINISTRATOR)).toBe('explicitly denied');
  });

  test.each([...RECORD_WRITES, ...BUCKET_CHANGES])('denies %s to a custodian too', (action) => {
    expect(may(withCustodian, 'bucket', 'AuditRecords', action, CUSTODIAN)).toBe('explicitly denied');
  });

  test('lets an administrator read', () => {
    expect(may(world, 'bucket', 'AuditRecords', 's3:GetObject', ADMINISTRATOR)).toBe('allowed');
  });
});

describe.each(['AuditLanding', 'AuditQueriesResults', 'AccessLogs'])('the bucket %s', (bucket) => {
  test.each(BUCKET_CHANGES)('denies %s to an administrator, not to a deploy', (action) => {
    expect(may(world, 'bucket', bucket, action, ADMINISTRATOR)).toBe('explicitly denied');
    expect(may(world, 'bucket', bucket, action, DEPLOY)).toBe('allowed');
  });
});

const OBJECT_ARRIVALS = ['s3:PutObject', 's3:PutObjectAcl', 's3:PutObjectVersionAcl'];
const OBJECT_CHANGES = [
  's3:DeleteObject',
  's3:DeleteObjectTagging',
  's3:DeleteObjectVersion',
  's3:DeleteObjectVersionTagging',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:ReplicateTags',
];
const OBJECT_WRITES = [...OBJECT_ARRIVALS, ...OBJECT_CHANGES];

const roleOf = (id: RegExp) =>
  role(world.ofType('AWS::IAM::Role').find(({ logicalId }) => id.test(logicalId))?.symbol ?? '');
const FIREHOSE = roleOf(/Delivery/);

test.each(OBJECT_ARRIVALS)('the landing bucket leaves %s to Firehose alone', (action) => {
  expect(may(world, 'bucket', 'AuditLanding', action, FIREHOSE)).toBe('allowed');
  expect(may(world, 'bucket', 'AuditLanding', action, ADMINISTRATOR)).toBe('explicitly denied');
  expect(may(world, 'bucket', 'AuditLanding', action, DEPLOY)).toBe('explicitly denied');
});

test.each(OBJECT_CHANGES)('what has landed stays as it is: nobody may do %s', (action) => {
  for (const principal of [ADMINISTRATOR, DEPLOY, FIREHOSE, roleOf(/Replication/)]) {
    expect(may(world, 'bucket', 'AuditLanding', action, principal)).toBe('explicitly denied');
  }
});

test.each(OBJECT_CHANGES)('access logs stay as they are: nobody may do %s', (action) => {
  expect(may(world, 'bucket', 'AccessLogs', action, ADMINISTRATOR)).toBe('explicitly denied');
  expect(may(world, 'bucket', 'AccessLogs', action, DEPLOY)).toBe('explicitly denied');
});

test('no denial stops the delivery of access logs', () => {
  expect(may(world, 'bucket', 'AccessLogs', 's3:PutObject', ADMINISTRATOR)).toBe('allowed');
});

test.each(['s3:PutObject', 's3:GetObject'])(
  'no denial stops Athena, which does %s as the auditor',
  (action) => {
    expect(may(world, 'bucket', 'AuditQueriesResults', action, role('auditor'))).toBe('allowed');
  },
);

const ITEM_WRITES = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:PartiQLDelete',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];
const IMAGE_WRITES = [
  'ecr:BatchDeleteImage',
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

/** Each thing that a deployment trusts: its publisher, a publisher of the other kind, and how it is written. */
const TRUSTED: readonly (readonly [string, Guarded, string, string, string, readonly string[]])[] = [
  ['the weights', 'bucket', 'ModelsWeights', MODELS, CREDENTIALS, OBJECT_WRITES],
  ['the serving images', 'repository', 'ModelsImages', MODELS, CREDENTIALS, IMAGE_WRITES],
  ['the key set', 'bucket', 'CallersKeySet', CREDENTIALS, MODELS, OBJECT_WRITES],
  ['the API keys', 'table', 'CallersApiKeys', CREDENTIALS, MODELS, ITEM_WRITES],
];

describe.each(TRUSTED)('%s', (_what, kind, id, publisher, other, actions) => {
  test.each(actions)('%s is for the publisher alone', (action) => {
    expect(may(world, kind, id, action, publisher)).toBe('allowed');
    const others = [ADMINISTRATOR, other, DEPLOY, `arn:aws:iam::${ACCOUNT}:root`];
    expect(others.map((arn) => may(world, kind, id, action, arn))).toEqual(
      others.map(() => 'explicitly denied'),
    );
  });

  test.each(actions)('%s is left to IAM where the deployment names no publisher', (action) => {
    expect(may(withoutPublishers, kind, id, action, ADMINISTRATOR)).toBe('allowed');
  });
});

/** What would remove a guard, or the guarded thing itself, by another way. */
const UNGUARDING: readonly (readonly [Guarded, string, string])[] = [
  ...BUCKET_CHANGES.flatMap((action) => [
    ['bucket', 'ModelsWeights', action] as const,
    ['bucket', 'CallersKeySet', action] as const,
  ]),
  ...[
    'dynamodb:DeleteResourcePolicy',
    'dynamodb:DeleteTable',
    'dynamodb:PutResourcePolicy',
    'dynamodb:UpdateTable',
    'dynamodb:UpdateTimeToLive',
  ].map((action) => ['table', 'CallersApiKeys', action] as const),
  ...[
    'ecr:DeleteLifecyclePolicy',
    'ecr:DeleteRepository',
    'ecr:DeleteRepositoryPolicy',
    'ecr:PutImageTagMutability',
    'ecr:PutLifecyclePolicy',
    'ecr:SetRepositoryPolicy',
  ].map((action) => ['repository', 'ModelsImages', action] as const),
];

test.each(UNGUARDING)(
  'the %s %s lets only a deploy do %s: no publisher widens its own guard',
  (kind, id, action) => {
    expect(may(world, kind, id, action, DEPLOY)).toBe('allowed');
    expect([ADMINISTRATOR, MODELS, CREDENTIALS].map((arn) => may(world, kind, id, action, arn))).toEqual([
      'explicitly denied',
      'explicitly denied',
      'explicitly denied',
    ]);
  },
);
