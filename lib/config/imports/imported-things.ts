import { z } from 'zod';
import { hostName } from '../dns-name';
import { BUCKET_NAME } from '../scalars';
import { textLike } from '../text-like';
import { vouchedBy } from './vouched-by';

/**
 * The bucket for access logs. S3 and load balancers write to it: it has a key of S3 and no Object Lock, which they do not
 * support.
 */
export const importedBucket = z.strictObject({
  name: textLike(
    'the name of a bucket, 3 to 63 lower-case letters, digits, dots and hyphens',
    BUCKET_NAME,
    'write the name alone, without s3:// and without a path',
  ),
  vouchedBy,
});

/** The topic to which alarms go. Its owner decides who receives them. */
export const importedTopic = z.strictObject({
  arn: textLike(
    'the ARN of a topic, such as arn:aws:sns:us-east-1:111122223333:operations',
    /^arn:aws[a-z-]{0,20}:sns:[a-z0-9-]{1,40}:\d{12}:[\w-]{1,256}$/,
    'write the ARN that aws sns list-topics prints',
  ),
  vouchedBy,
});

/** The repository for serving images, in the registry of the account. */
export const importedRepository = z.strictObject({
  name: textLike(
    'the name of a repository, such as platform/vllm',
    /^(?=.{2,256}$)[a-z0-9]+([._/-][a-z0-9]+)*$/,
    'write the name alone, without the registry and without a tag',
  ),
  vouchedBy,
});

/** The private zone for the host names of models. It is associated with the imported VPC. */
export const importedZone = z.strictObject({
  id: textLike(
    'the id of a hosted zone, such as Z0123456789ABCDEFGHIJ',
    /^Z[A-Z0-9]{1,31}$/,
    'write the id that aws route53 list-hosted-zones prints, without /hostedzone/',
  ),
  /** The domain of the zone. The host name of each model is in it. */
  name: hostName,
  vouchedBy,
});
