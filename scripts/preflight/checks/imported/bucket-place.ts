import { GetBucketLocationCommand } from '@aws-sdk/client-s3';
import type { Account } from '../../../account/account';
import { isRefused } from '../../../account/is-refused';

/** Where a bucket is, and whether an account owns it. */
export type BucketPlace =
  | { readonly kind: 'absent' }
  /** In a region that S3 does not name to this caller. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'found'; readonly region: string; readonly isOwned: boolean };

/** Finds a bucket. Names of buckets are known to all accounts of a partition, so S3 tells when there is none. */
export async function placeOfBucket(
  Bucket: string,
  ExpectedBucketOwner: string,
  s3: Account['s3'],
): Promise<BucketPlace> {
  const region = await regionOf(Bucket, s3);
  if (region === undefined) return { kind: 'absent' };
  if (region === 'elsewhere') return { kind: 'elsewhere' };
  // S3 shows the bucket, and refuses only with the owner: it has another one.
  const isOwned = await s3.send(new GetBucketLocationCommand({ Bucket, ExpectedBucketOwner })).then(
    () => true,
    (error) => {
      if (isRefused(error)) return false;
      throw error;
    },
  );
  return { kind: 'found', region, isOwned };
}

/** The region of a bucket; `elsewhere` where S3 sends the caller to another one. `undefined`: there is none. */
async function regionOf(Bucket: string, s3: Account['s3']): Promise<string | undefined> {
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
