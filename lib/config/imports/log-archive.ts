import { z } from 'zod';
import { accountId, BUCKET_NAME } from '../scalars';
import { textLike } from '../text-like';
import { vouchedBy } from './vouched-by';

/**
 * The bucket of a log archive, which gets a copy of every record and of every statement about their chains. S3 copies
 * them within the region, so nothing leaves it. The owner of the archive admits the copies.
 */
export const logArchive = z.strictObject({
  /** The account that owns the bucket and, from their arrival, the copies. Usually the log archive of the organization. */
  account: accountId,
  /** The name of the bucket. It is in the region of the deployment, with versioning and Object Lock. */
  bucket: textLike(
    'the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
    BUCKET_NAME,
    'write the name without s3:// and without a path',
  ),
  /** The key that encrypts the copies: of that account, in the region of the deployment. */
  keyArn: textLike(
    'the ARN of a KMS key, such as arn:aws:kms:eu-central-1:111122223333:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
    /^arn:aws[a-z-]{0,20}:kms:[a-z0-9-]+:\d{12}:key\/(mrk-)?[0-9a-f-]{32,36}$/,
    'write the ARN that aws kms describe-key prints, not an alias',
  ),
  vouchedBy,
});
