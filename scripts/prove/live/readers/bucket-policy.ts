import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Reader } from '../reader';

/** Who may do what in a bucket. */
export const bucketPolicy: Reader = {
  actions: ['s3:GetBucketPolicy'],
  async read({ account: { s3 }, physicalId: Bucket }) {
    const asked = s3.send(new GetBucketPolicyCommand({ Bucket }));
    const policy = (await unlessAbsent(asked, 'NoSuchBucketPolicy', 'NoSuchBucket'))?.Policy;
    if (policy === undefined) return { kind: 'gone' };
    return { kind: 'read', properties: { PolicyDocument: JSON.parse(policy) }, kept: ['Bucket'] };
  },
};
