import { GetRoleCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import type { Account } from '../account';
import type { Missing } from '../prerequisite';

const ROLE = 'AWSServiceRoleForAutoScaling';

/** Whether the role Auto Scaling acts by exists. The keys of GPU volumes name it, and KMS refuses a key that names nobody. */
export async function checkAutoScalingRole(
  _prerequisite: object,
  { iam }: Pick<Account, 'iam'>,
): Promise<Missing | undefined> {
  try {
    await iam.send(new GetRoleCommand({ RoleName: ROLE }));
    return undefined;
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
    return {
      words: `The account has no role ${ROLE}, which starts GPU instances with encrypted volumes. AWS makes it with an account's first Auto Scaling group, or when asked.`,
      commands: ['aws iam create-service-linked-role --aws-service-name autoscaling.amazonaws.com'],
    };
  }
}
