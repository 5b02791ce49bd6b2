import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import type { Account } from '../../../account/account';
import { topicAttributes } from '../../../account/topic-attributes';
import { unlessAbsent } from '../../../account/unless-absent';
import { type Answer, undecided, warning } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { describeEndpoint, lookAtEndpoint } from './describe-endpoint';
import { inOneLine } from './in-one-line';
import { policyDifferences } from './policy-differences';

type Read = (id: string, at: Account) => Promise<string | undefined>;

const NO_STATEMENTS = '{"Statement":[]}';

/** The policy of a thing; `undefined` where this account has no such thing. */
const READ: Readonly<Record<PrerequisiteOf<'owner-policy'>['on'], Read>> = {
  key: async (KeyId, { kms }) =>
    (
      await unlessAbsent(
        kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })),
        'NotFoundException',
      )
    )?.Policy,
  endpoint: async (id, { ec2 }) => (await describeEndpoint(id, ec2))?.PolicyDocument,
  bucket: async (Bucket, { s3 }) => {
    const policy = s3.send(new GetBucketPolicyCommand({ Bucket })).catch((error: Error) => {
      if (error.name === 'NoSuchBucketPolicy') return { Policy: NO_STATEMENTS };
      throw error;
    });
    return (await unlessAbsent(policy, 'NoSuchBucket'))?.Policy;
  },
  topic: async (arn, at) => (await topicAttributes(arn, at))?.get('Policy'),
};

const LOOK: Readonly<Record<PrerequisiteOf<'owner-policy'>['on'], (id: string, region: string) => string>> = {
  key: (id, region) => `aws kms get-key-policy --region ${region} --key-id ${id} --policy-name default`,
  endpoint: lookAtEndpoint,
  bucket: (id, region) => `aws s3api get-bucket-policy --region ${region} --bucket ${id}`,
  topic: (id, region) => `aws sns get-topic-attributes --region ${region} --topic-arn ${id}`,
};

/** Whether the policy of an imported thing has the statements that the proof takes for granted. */
export async function checkOwnerPolicy(
  { of, on, deployment, statements }: PrerequisiteOf<'owner-policy'>,
  at: Account,
): Promise<Answer> {
  const look = LOOK[on](of.id, at.region);
  const write = `npm run policy -- ${deployment} --imports owner-policies`;
  const text = await READ[on](of.id, at);
  if (text === undefined) {
    return undecided(
      `This account shows no policy of the ${of.thing} ${of.id}. Ask ${of.by.name} to compare theirs with what the first command writes.`,
      write,
      look,
    );
  }
  const { lacks, allowsFurther } = policyDifferences(JSON.parse(text), statements);
  if (lacks.length + allowsFurther.length === 0) return undefined;
  return warning(
    [
      ...(lacks.length > 0
        ? [`Its policy does not have ${lacks.length} of ${statements.length} statements in this form:`]
        : []),
      ...lacks.map((one) => `  ${inOneLine(one)}`),
      ...(allowsFurther.length > 0 ? ['Its policy also allows:'] : []),
      ...allowsFurther.map((one) => `  ${inOneLine(one)}`),
      `The first command writes what ${of.by.name} has to add; roles that the deployment creates have their names after the foundation is deployed. Until then, calls are refused. What the policy allows besides, they vouch for.`,
    ].join('\n'),
    write,
    look,
  );
}
