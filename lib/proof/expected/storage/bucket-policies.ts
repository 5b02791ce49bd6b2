import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { allowedRoles } from '../identities/allowed-roles';
import { type BucketName, bucket, bucketArn } from '../things';
import { nobodyChanges, OBJECT_ARRIVALS, OBJECT_CHANGES, onlyDeploysConfigure, onlyFor } from './guards';
import { keptBuckets } from './kept-buckets';
import { landing, records } from './record-bucket-policies';

/** The policy of every bucket: exactly these principals, actions and conditions. It outlives the stack like its bucket. */
export const bucketPolicies = (basis: Basis): readonly Expected[] => [
  ...(basis.deployment.imports.accessLogBucket
    ? []
    : [
        bucketPolicy(basis, 'access-logs', 'storage.access-logs', [
          ...accessLogWriters(basis),
          nobodyChanges(bucketArn(basis, 'access-logs')),
          onlyDeploysConfigure(basis, bucketArn(basis, 'access-logs')),
        ]),
      ]),
  ...keptBuckets(basis).map(({ name, claim }) => bucketPolicy(basis, name, claim, STATEMENTS[name](basis))),
];

/** What each policy says besides the transport that it requires. */
const STATEMENTS = {
  records,
  landing,
  'query-results': (basis) => [onlyDeploysConfigure(basis, bucketArn(basis, 'query-results'))],
  weights: (basis) => [
    ...allowedRoles(basis, 'weights'),
    ...published(basis, 'weights', basis.deployment.publishers.models),
  ],
  'key-set': (basis) => published(basis, 'key-set', basis.deployment.publishers.credentials),
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
  retained: true,
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

/**
 * S3 writes the access logs of each bucket below that bucket's prefix; load balancers, where there is one, write below
 * their own.
 */
export function accessLogWriters(basis: Basis): readonly ExpectedStatement[] {
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

/** Only the publishers write what the deployment trusts. Without one, IAM decides: a weakening of the deployment. */
function published(
  basis: Basis,
  name: BucketName,
  publishers: readonly string[],
): readonly ExpectedStatement[] {
  if (publishers.length === 0) return [];
  const arn = bucketArn(basis, name);
  return [
    onlyFor(publishers, [...OBJECT_ARRIVALS, ...OBJECT_CHANGES], [`${arn}/*`]),
    onlyDeploysConfigure(basis, arn),
  ];
}
