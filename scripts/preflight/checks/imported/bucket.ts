import { GetBucketEncryptionCommand, GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, notThere } from './as-vouched';
import { placeOfBucket } from './bucket-place';

/** Whether the bucket belongs to the account, is in the region, and takes what services log: a key of S3, no lock. */
export async function checkImportedBucket(
  { of, account }: PrerequisiteOf<'imported-bucket'>,
  { s3, region }: Pick<Account, 's3' | 'region'>,
): Promise<Answer> {
  const owned = { Bucket: of.id, ExpectedBucketOwner: account };
  const look = `aws s3api head-bucket --region ${region} --bucket ${of.id} --expected-bucket-owner ${account}`;
  const place = await placeOfBucket(of.id, account, s3);
  if (place.kind === 'absent') return notThere(of, region, look);
  if (place.kind === 'elsewhere')
    return asVouched(of, [`it is not in ${region}, where services log to it`], look);
  if (!place.isOwned) return asVouched(of, [`it belongs to another account than ${account}`], look);
  const encryption = await unlessAbsent(
    s3.send(new GetBucketEncryptionCommand(owned)),
    'ServerSideEncryptionConfigurationNotFoundError',
  );
  const lock = await unlessAbsent(
    s3.send(new GetObjectLockConfigurationCommand(owned)),
    'ObjectLockConfigurationNotFoundError',
  );
  const algorithms = (encryption?.ServerSideEncryptionConfiguration?.Rules ?? []).flatMap(
    ({ ApplyServerSideEncryptionByDefault: by }) => by?.SSEAlgorithm ?? [],
  );
  const others = algorithms.filter((algorithm) => algorithm !== 'AES256');
  return asVouched(
    of,
    [
      ...(place.region === region
        ? []
        : [`it is in ${place.region}; services log to a bucket of their own region, ${region}`]),
      ...(others.length === 0
        ? []
        : [
            `it encrypts with ${others.join(', ')}; S3 and load balancers log to a bucket with a key of S3 alone`,
          ]),
      ...(lock?.ObjectLockConfiguration?.Rule
        ? ['it has a default retention of Object Lock; S3 does not log to such a bucket']
        : []),
    ],
    look,
  );
}
