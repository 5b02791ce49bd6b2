import { HeadBucketCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether the bucket for templates and code exists and belongs to the account. In a bucket of another account, somebody
 * else could replace the code before CloudFormation reads it.
 */
export async function checkAssetBucket(
  { bucket, account }: PrerequisiteOf<'asset-bucket'>,
  at: Pick<Account, 's3' | 'region'>,
): Promise<Missing | undefined> {
  try {
    await at.s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account }));
    return undefined;
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    const words = status === undefined ? undefined : WORDS[status];
    if (words === undefined) throw error;
    return {
      words: `accountRules.synthesis.assetBucket names ${bucket}. ${words}`,
      commands: [
        `aws s3api head-bucket --region ${at.region} --bucket ${bucket} --expected-bucket-owner ${account}`,
      ],
    };
  }
}

/** What S3 answers to a request without a body (S3 API reference, HeadBucket). */
const WORDS: Readonly<Record<number, string>> = {
  301: 'It is in another region; Lambda reads code from a bucket of its own region.',
  403: 'It belongs to another account, or these credentials may not read it.',
  404: 'There is no such bucket.',
};
