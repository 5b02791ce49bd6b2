import type { Deployment } from '../config/deployment';
import { arnIn } from './arns';
import type { Permission, PolicyRow } from './permission';
import { below, type ResourceName, the } from './resource';
import type { RoleRow } from './roles';

// The roles that AWS services use from outside the VPC. None of them needs an endpoint.

export const serviceRoles = ({ accountSettings, imports }: Deployment): readonly RoleRow[] => [
  {
    role: 'delivery',
    id: 'Delivery',
    description: 'Amazon Data Firehose: writes decision and outcome records into the landing bucket',
    service: 'firehose.amazonaws.com',
  },
  {
    role: 'replication',
    id: 'Replication',
    description: 'Amazon S3: replicates records from the landing bucket into the locked bucket',
    service: 's3.amazonaws.com',
  },
  ...(imports.vpc ? [] : [FLOW_LOGS_ROLE]),
  ...(accountSettings.apiGateway === 'own' ? [API_LOGGING_ROLE] : []),
];

/** The owner of an imported VPC has its flow log, too. */
const FLOW_LOGS_ROLE: RoleRow = {
  role: 'flow-logs',
  id: 'FlowLogs',
  description: 'VPC flow logs: writes to their log group',
  service: 'vpc-flow-logs.amazonaws.com',
};

const API_LOGGING_ROLE: RoleRow = {
  role: 'api-logging',
  id: 'ApiLogging',
  description: 'API Gateway: writes API logs of this account and region',
  service: 'apigateway.amazonaws.com',
};

export const servicePolicies = (deployment: Deployment): readonly PolicyRow[] => [
  DELIVERY,
  replicationPolicy(deployment),
  ...(deployment.imports.vpc ? [] : [FLOW_LOGS]),
  ...(deployment.accountSettings.apiGateway === 'own' ? [API_LOGGING] : []),
];

/** The policy of the landing bucket allows Firehose to write objects; see lib/audit/landing-bucket.ts. */
const DELIVERY: PolicyRow = {
  role: 'delivery',
  part: 'base',
  description: 'Encrypt what is delivered to the landing bucket, and say what failed',
  permissions: [
    usesKeyFor('landing-bucket', 'EncryptLanding', 'kms:Decrypt', 'kms:GenerateDataKey'),
    {
      sid: 'WriteErrors',
      effect: 'Allow',
      actions: ['logs:PutLogEvents'],
      resources: [the('delivery-logs')],
      through: [],
    },
  ],
};

/** The policies of the two buckets allow S3 to read and to replicate objects; see lib/audit. */
const replicationPolicy = (deployment: Deployment): PolicyRow => ({
  role: 'replication',
  part: 'base',
  description: 'Decrypt what landed, encrypt what is locked',
  permissions: [
    usesKeyFor('landing-bucket', 'DecryptLanding', 'kms:Decrypt'),
    usesKeyFor('records-bucket', 'EncryptRecords', 'kms:Encrypt', 'kms:GenerateDataKey'),
    ...fillsArchive(deployment),
  ],
});

/** Copies for a log archive: the policy of its bucket and of its key must admit this role too. */
function fillsArchive(deployment: Deployment): readonly Permission[] {
  const { logArchive: archive } = deployment.imports;
  if (!archive) return [];
  const inS3 = (resource: string) => arnIn(deployment, 's3', resource, { account: '', region: '' });
  const objects = inS3(`${archive.bucket}/*`);
  return [
    usesKeyFor('records-bucket', 'DecryptStatements', 'kms:Decrypt'),
    {
      sid: 'FillArchive',
      effect: 'Allow',
      actions: ['s3:ObjectOwnerOverrideToBucketOwner', 's3:ReplicateObject', 's3:ReplicateTags'],
      resources: [objects],
      through: [],
    },
    {
      sid: 'EncryptArchive',
      effect: 'Allow',
      actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [archive.keyArn],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:s3:arn': [inS3(archive.bucket), objects] } },
      through: [],
      viaService: 's3',
    },
  ];
}

/** Use of the audit key through S3 for one bucket. With S3 Bucket Keys the encryption context is the bucket's ARN. */
export function usesKeyFor(bucket: ResourceName, sid: string, ...actions: readonly string[]): Permission {
  return {
    sid,
    effect: 'Allow',
    actions,
    resources: [the('audit-key')],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:s3:arn': [the(bucket), below(bucket, '*')] } },
    through: [],
    viaService: 's3',
  };
}

/** VPC flow logs write to their own log group and no other. */
const FLOW_LOGS: PolicyRow = {
  role: 'flow-logs',
  part: 'base',
  description: 'Write flow logs',
  permissions: [
    {
      sid: 'WriteFlowLogs',
      effect: 'Allow',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [the('flow-logs')],
      through: [],
    },
  ],
};

/**
 * What API Gateway may do with the account's logging role: exactly what it documents, for any resource. It checks the
 * role when the account's setting is written, and refuses one without these permissions; it documents no narrower
 * form (API Gateway developer guide, "Permissions for CloudWatch logging", 2026-11). Other accounts stay out of reach:
 * their log groups do not admit the role. The account's setting outlives the stacks, so the role and this policy do too.
 */
const API_LOGGING: PolicyRow = {
  role: 'api-logging',
  part: 'base',
  path: ['ApiLogging'],
  isRetained: true,
  description: 'Write the logs of APIs in this account and region',
  permissions: [
    {
      sid: 'WriteApiLogs',
      effect: 'Allow',
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
      through: [],
    },
  ],
};
