import type { ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import { allowedRoles } from '../identities/allowed-roles';
import { bucketArn, roleArn } from '../things';
import { nobodyChanges, OBJECT_ARRIVALS, onlyDeploysConfigure, onlyFor, VERSION_CHANGES } from './guards';

/**
 * Records arrive by replication, and statements about their chains from the signer, each key once. Nobody else writes,
 * and only the custodians change what a lock leaves open.
 */
export function records(basis: Basis): readonly ExpectedStatement[] {
  const arn = bucketArn(basis, 'records');
  const objects = [`${arn}/*`];
  const replication = roleArn(basis, 'replication');
  const arrive = ['s3:ReplicateObject', 's3:ReplicateTags'];
  return [
    { effect: 'Allow', principals: { AWS: [replication] }, actions: arrive, resources: objects },
    ...allowedRoles(basis, 'records'),
    ...(basis.deployment.imports.logArchive ? copiedBy(basis, arn, [`${arn}/heads/*`]) : []),
    onlyFor([replication], arrive, objects),
    onlyFor(
      [],
      ['s3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:DeleteObject', 's3:ReplicateDelete'],
      objects,
    ),
    ...onlySignerPuts(basis, arn),
    onlyFor(basis.deployment.audit.custodians, ['s3:BypassGovernanceRetention', ...VERSION_CHANGES], objects),
    onlyDeploysConfigure(basis, arn),
  ];
}

/** Nothing is put but statements, by the signer, and by no request that would replace one. */
function onlySignerPuts(basis: Basis, arn: string): readonly ExpectedStatement[] {
  const statements = [`${arn}/heads/*`];
  const put = { effect: 'Deny', principals: '*', actions: ['s3:PutObject'] } as const;
  return [
    { ...put, resources: { not: statements } },
    onlyFor([roleArn(basis, 'chain-heads')], ['s3:PutObject'], statements),
    { ...put, resources: statements, conditions: { Null: { 's3:if-none-match': ['true'] } } },
    onlyFor([], ['s3:ReplicateObject', 's3:ReplicateTags'], statements),
  ];
}

/** Firehose delivers, the replication reads. Nobody else writes, nobody changes or deletes what has arrived. */
export function landing(basis: Basis): readonly ExpectedStatement[] {
  const arn = bucketArn(basis, 'landing');
  const objects = [`${arn}/*`];
  const firehose = roleArn(basis, 'delivery');
  const delivery = { effect: 'Allow', principals: { AWS: [firehose] } } as const;
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
    ...copiedBy(basis, arn, objects),
    onlyFor([firehose], OBJECT_ARRIVALS, objects),
    nobodyChanges(arn),
    onlyDeploysConfigure(basis, arn),
  ];
}

/** What the replication reads of these objects to copy them. */
function copiedBy(basis: Basis, arn: string, objects: readonly string[]): readonly ExpectedStatement[] {
  const replication = { effect: 'Allow', principals: { AWS: [roleArn(basis, 'replication')] } } as const;
  return [
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
  ];
}
