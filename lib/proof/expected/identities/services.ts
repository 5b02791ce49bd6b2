import type { ExpectedStatement } from '../../matching/policy';
import { allow } from '../../matching/policy';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { type BucketName, bucketArn, keyArn, logGroupArn } from '../things';
import type { RolePolicy } from './role-policy';

/** What the roles that AWS services assume may do, exactly. */
export const servicePolicies = (basis: Basis): readonly RolePolicy[] => [
  {
    owner: 'delivery',
    part: 'base',
    stack: 'foundation',
    claim: 'I8.record-writers',
    statements: [
      usesAuditKey(basis, 'landing', 'kms:Decrypt', 'kms:GenerateDataKey'),
      allow({ actions: ['logs:PutLogEvents'], resources: [logGroupArn(basis, 'delivery')] }),
    ],
  },
  {
    owner: 'replication',
    part: 'base',
    retained: true,
    stack: 'foundation',
    claim: 'I8.record-writers',
    statements: [
      usesAuditKey(basis, 'landing', 'kms:Decrypt'),
      usesAuditKey(basis, 'records', 'kms:Encrypt', 'kms:GenerateDataKey'),
      ...fillsArchive(basis),
    ],
  },
  ...(basis.deployment.imports.vpc ? [] : [flowLogs(basis)]),
  ...(basis.deployment.accountSettings.apiGateway === 'own' ? [API_LOGGING] : []),
];

const flowLogs = (basis: Basis): RolePolicy => ({
  owner: 'flow-logs',
  part: 'base',
  retained: true,
  stack: 'foundation',
  claim: 'roles.services',
  statements: [
    allow({
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [logGroupArn(basis, 'flow-logs')],
    }),
  ],
});

/** Copies of records and statements into the bucket of a log archive, which becomes their owner. */
function fillsArchive(basis: Basis): readonly ExpectedStatement[] {
  const { logArchive: archive } = basis.deployment.imports;
  if (!archive) return [];
  const bucket = `arn:${basis.partition}:s3:::${archive.bucket}`;
  return [
    usesAuditKey(basis, 'records', 'kms:Decrypt'),
    allow({
      actions: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
      resources: [`${bucket}/*`],
    }),
    allow({
      actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [archive.keyArn],
      conditions: {
        ...throughServices(basis, 's3'),
        ArnLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket, `${bucket}/*`] },
      },
    }),
  ];
}

/** The audit key for the objects of one bucket, through S3. With S3 Bucket Keys, the bucket is the encryption context. */
const usesAuditKey = (basis: Basis, name: BucketName, ...actions: readonly string[]): ExpectedStatement =>
  allow({
    actions,
    resources: [keyArn(basis, 'audit')],
    conditions: {
      ...throughServices(basis, 's3'),
      ArnLike: {
        'kms:EncryptionContext:aws:s3:arn': [bucketArn(basis, name), `${bucketArn(basis, name)}/*`],
      },
    },
  });

/**
 * The account's API Gateway logging role serves every API of the account and region. API Gateway documents these
 * permissions for any resource, and refuses a role without them.
 */
const API_LOGGING: RolePolicy = {
  owner: 'api-logging',
  part: 'base',
  retained: true,
  stack: 'foundation',
  claim: 'roles.services',
  statements: [
    allow({
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:FilterLogEvents',
        'logs:GetLogEvents',
        'logs:PutLogEvents',
      ],
      resources: ['*'],
    }),
  ],
};
