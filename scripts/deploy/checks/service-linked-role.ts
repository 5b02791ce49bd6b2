import { GetRoleCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/** Roles AWS makes with an account's first use of a service, which is too late for a first deploy. */
export const SERVICE_LINKED_ROLES = {
  autoscaling: {
    service: 'Auto Scaling',
    role: 'AWSServiceRoleForAutoScaling',
    why: 'The keys of GPU volumes name it, and KMS refuses a key that names nobody.',
  },
  ecs: {
    service: 'ECS',
    role: 'AWSServiceRoleForECS',
    why: "ECS makes it with its first cluster and fails that cluster meanwhile: 'Unable to assume the service linked role'.",
  },
} as const;

/** Whether the role a service acts by exists. */
export async function checkServiceLinkedRole(
  { service }: PrerequisiteOf<'service-linked-role'>,
  { iam }: Pick<Account, 'iam'>,
): Promise<Missing | undefined> {
  const { role, why } = SERVICE_LINKED_ROLES[service];
  try {
    await iam.send(new GetRoleCommand({ RoleName: role }));
    return undefined;
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
    return {
      words: `The account has no role ${role}. ${why}`,
      commands: [`aws iam create-service-linked-role --aws-service-name ${service}.amazonaws.com`],
    };
  }
}
