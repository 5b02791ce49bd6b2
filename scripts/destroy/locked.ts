import { referencesIn } from '../../lib/assembly/template';
import type { Retained } from './retained';

/**
 * What must stay as long as records are locked: the locked bucket, its policy, and the key whose public part verifies the
 * statements about the records. Besides, what these name: the key without which no record can be read, the roles that the
 * policy names, and the bucket of the access logs with its policy.
 */
export function keptWithRecords(retained: readonly Retained[]): ReadonlySet<Retained> {
  const withPolicies = (things: readonly Retained[]) => [
    ...things,
    ...retained.filter((one) => things.some((thing) => isPolicyOf(one, thing))),
  ];
  const records = withPolicies(retained.filter((one) => isLocked(one) || verifies(one)));
  const named = retained.filter((one) => records.some((record) => refersTo(record, one)));
  return new Set([...records, ...withPolicies(named)]);
}

export const isLocked = ({ type, properties }: Pick<Retained, 'type' | 'properties'>): boolean =>
  type === 'AWS::S3::Bucket' && properties.ObjectLockEnabled === true;

const verifies = ({ type, properties }: Retained) =>
  type === 'AWS::KMS::Key' && properties.KeyUsage === 'SIGN_VERIFY';

const isPolicyOf = (policy: Retained, bucket: Retained) =>
  policy.type === 'AWS::S3::BucketPolicy' &&
  bucket.type === 'AWS::S3::Bucket' &&
  refersTo({ ...policy, properties: { Bucket: policy.properties.Bucket } }, bucket);

/** A reference is to a resource of the same stack, by its logical id. */
export const refersTo = (one: Retained, other: Retained): boolean =>
  one.stack === other.stack &&
  one.deletedAt?.getTime() === other.deletedAt?.getTime() &&
  referencesIn(one.properties).includes(other.logicalId);
