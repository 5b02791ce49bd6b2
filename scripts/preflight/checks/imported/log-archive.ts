import { GetBucketVersioningCommand, GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched } from './as-vouched';
import { placeOfBucket } from './bucket-place';

/**
 * Whether the bucket of the log archive is there, belongs to its account, is in the region, and has versioning, without
 * which S3 copies nothing, and Object Lock. Another account mostly refuses to show more than that there is such a bucket.
 */
export async function checkLogArchive(
  { of, account }: PrerequisiteOf<'imported-log-archive'>,
  { s3, region }: Pick<Account, 's3' | 'region'>,
): Promise<Answer> {
  const look = [
    `aws s3api get-bucket-versioning --region ${region} --bucket ${of.id} --expected-bucket-owner ${account}`,
    `aws s3api get-object-lock-configuration --region ${region} --bucket ${of.id} --expected-bucket-owner ${account}`,
  ];
  const place = await placeOfBucket(of.id, account, s3);
  if (place.kind === 'absent') return asVouched(of, ['there is no such bucket, in any account'], ...look);
  if (place.kind === 'elsewhere')
    return asVouched(of, [`it is not in ${region}: records would leave the region`], ...look);
  if (!place.isOwned) return asVouched(of, [`it belongs to another account than ${account}`], ...look);
  const owned = { Bucket: of.id, ExpectedBucketOwner: account };
  const { Status } = await s3.send(new GetBucketVersioningCommand(owned));
  const lock = await unlessAbsent(
    s3.send(new GetObjectLockConfigurationCommand(owned)),
    'ObjectLockConfigurationNotFoundError',
  );
  return asVouched(
    of,
    [
      ...(place.region === region ? [] : [`it is in ${place.region}: records would leave ${region}`]),
      ...(Status === 'Enabled' ? [] : ['its versioning is off: S3 copies nothing into it']),
      ...(lock?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled'
        ? []
        : ['it has no Object Lock: a copy can be changed and deleted there']),
    ],
    ...look,
  );
}
