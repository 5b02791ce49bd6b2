import {
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetObjectLockConfigurationCommand,
} from '@aws-sdk/client-s3';
import type { Account } from '../../../account/account';
import { isRefused } from '../../../account/is-refused';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, notThere } from './as-vouched';

/** Whether the bucket belongs to the account, is in the region, and takes what services log: a key of S3, no lock. */
export async function checkImportedBucket(
  { of, account }: PrerequisiteOf<'imported-bucket'>,
  { s3, region }: Pick<Account, 's3' | 'region'>,
): Promise<Answer> {
  const owned = { Bucket: of.id, ExpectedBucketOwner: account };
  const look = `aws s3api head-bucket --region ${region} --bucket ${of.id} --expected-bucket-owner ${account}`;
  const located = await locationOf(of.id, s3);
  if (located === undefined) return notThere(of, region, look);
  if (located === 'elsewhere')
    return asVouched(of, [`it is not in ${region}, where services log to it`], look);
  // S3 shows the bucket, and refuses only with the owner: it has another one.
  const isOwn = await s3.send(new GetBucketLocationCommand(owned)).then(
    () => true,
    (error) => {
      if (isRefused(error)) return false;
      throw error;
    },
  );
  if (!isOwn) return asVouched(of, [`it belongs to another account than ${account}`], look);
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
      ...(located === region
        ? []
        : [`it is in ${located}; services log to a bucket of their own region, ${region}`]),
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

/** The region of a bucket; `elsewhere` where S3 sends the caller to another one. `undefined`: there is none. */
async function locationOf(Bucket: string, s3: Account['s3']): Promise<string | undefined> {
  try {
    const { LocationConstraint } = await s3.send(new GetBucketLocationCommand({ Bucket }));
    // The oldest region has no constraint, and the oldest of Europe has another name (S3 API reference).
    return LocationConstraint === 'EU' ? 'eu-west-1' : LocationConstraint || 'us-east-1';
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NoSuchBucket') return undefined;
    if (name === 'PermanentRedirect' || name === 'AuthorizationHeaderMalformed') return 'elsewhere';
    throw error;
  }
}
