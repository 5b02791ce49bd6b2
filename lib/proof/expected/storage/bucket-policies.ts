import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { type BucketName, bucket, bucketArn, roleArn } from '../things';
import { keptBuckets } from './kept-buckets';

/** The policy of every bucket: exactly these principals, actions and conditions. */
export const bucketPolicies = (basis: Basis): readonly Expected[] => [
  bucketPolicy(basis, 'access-logs', 'storage.access-logs', accessLogs(basis)),
  ...keptBuckets(basis).map(({ name, claim }) => bucketPolicy(basis, name, claim, STATEMENTS[name](basis))),
];

/** What each policy says besides the transport that it requires. */
const STATEMENTS = {
  records,
  landing,
  'query-results': () => [],
  weights: () => [],
  'key-set': () => [],
} satisfies Record<Exclude<BucketName, 'access-logs'>, (basis: Basis) => readonly ExpectedStatement[]>;

const bucketPolicy = (
  basis: Basis,
  name: BucketName,
  claim: string,
  statements: readonly ExpectedStatement[],
): Expected => ({
  thing: `policy of ${bucket(name)}`,
  type: 'AWS::S3::BucketPolicy',
  stack: 'foundation',
  claim,
  properties: {
    Bucket: the(bucket(name)),
    PolicyDocument: policy(...onlyOverTls(bucketArn(basis, name)), ...statements),
  },
});

/** Denies every request without TLS, or with TLS older than 1.2. */
function onlyOverTls(arn: string): readonly ExpectedStatement[] {
  const deny = {
    effect: 'Deny',
    principals: '*',
    actions: ['s3:*'],
    resources: [arn, `${arn}/*`],
  } as const;
  return [
    { ...deny, conditions: { Bool: { 'aws:SecureTransport': ['false'] } } },
    { ...deny, conditions: { NumericLessThan: { 's3:TlsVersion': ['1.2'] } } },
  ];
}

/** S3 writes the access logs of each bucket below that bucket's prefix; load balancers, where there is one, write below their own. */
function accessLogs(basis: Basis): readonly ExpectedStatement[] {
  const { account } = basis.deployment;
  const arn = bucketArn(basis, 'access-logs');
  return [
    ...(basis.modelsOn('vllm').length > 0
      ? [
          {
            effect: 'Allow',
            principals: { Service: ['logdelivery.elasticloadbalancing.amazonaws.com'] },
            actions: ['s3:PutObject'],
            resources: [`${arn}/load-balancers/AWSLogs/${account}/*`],
          } as const,
        ]
      : []),
    ...keptBuckets(basis).map(
      ({ name, logsBelow }): ExpectedStatement => ({
        effect: 'Allow',
        principals: { Service: ['logging.s3.amazonaws.com'] },
        actions: ['s3:PutObject'],
        resources: [`${arn}/${logsBelow}/*`],
        conditions: {
          ArnLike: { 'aws:SourceArn': [bucketArn(basis, name)] },
          StringEquals: { 'aws:SourceAccount': [account] },
        },
      }),
    ),
  ];
}

/** Records arrive by replication. Every principal is denied another write, and a deletion. */
function records(basis: Basis): readonly ExpectedStatement[] {
  const objects = [`${bucketArn(basis, 'records')}/*`];
  return [
    {
      effect: 'Allow',
      principals: { AWS: [roleArn(basis, 'replication')] },
      actions: ['s3:ReplicateObject', 's3:ReplicateTags'],
      resources: objects,
    },
    { effect: 'Deny', principals: '*', actions: ['s3:PutObject', 's3:DeleteObject'], resources: objects },
  ];
}

/** Firehose delivers, the replication reads. Every other principal is denied a write, and everybody a deletion. */
function landing(basis: Basis): readonly ExpectedStatement[] {
  const arn = bucketArn(basis, 'landing');
  const objects = [`${arn}/*`];
  const firehose = roleArn(basis, 'delivery');
  const delivery = { effect: 'Allow', principals: { AWS: [firehose] } } as const;
  const replication = { effect: 'Allow', principals: { AWS: [roleArn(basis, 'replication')] } } as const;
  return [
    {
      ...delivery,
      actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      resources: [arn],
    },
    {
      ...delivery,
      actions: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload'],
      resources: objects,
    },
    { ...replication, actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'], resources: [arn] },
    {
      ...replication,
      actions: [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
        's3:GetObjectRetention',
        's3:GetObjectLegalHold',
      ],
      resources: objects,
    },
    {
      effect: 'Deny',
      principals: '*',
      actions: ['s3:PutObject'],
      resources: objects,
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': [firehose] } },
    },
    {
      effect: 'Deny',
      principals: '*',
      actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      resources: objects,
    },
  ];
}
