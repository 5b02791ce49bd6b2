import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { unlessAbsent } from '../../account/unless-absent';
import type { PrerequisiteOf } from '../prerequisite';

/** Roles that AWS creates at an account's first use of a service, which is too late for a first deploy. */
export const SERVICE_LINKED_ROLES = {
  autoscaling: {
    service: 'Auto Scaling',
    role: 'AWSServiceRoleForAutoScaling',
    why: 'The policies of the keys of GPU volumes name it, and KMS refuses a policy that names a role that does not exist.',
  },
  ecs: {
    service: 'ECS',
    role: 'AWSServiceRoleForECS',
    why: "ECS creates it with its first cluster, and that cluster fails: 'Unable to assume the service linked role'.",
  },
} as const;

/** Whether the role exists with which a service acts. */
export async function checkServiceLinkedRole(
  { service }: PrerequisiteOf<'service-linked-role'>,
  { iam, region }: Pick<Account, 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const { role, why } = SERVICE_LINKED_ROLES[service];
  const found = await unlessAbsent(iam.send(new GetRoleCommand({ RoleName: role })), 'NoSuchEntityException');
  if (found) return undefined;
  return {
    words: `The account has no role ${role}. ${why}`,
    commands: [
      `aws iam create-service-linked-role --region ${region} --aws-service-name ${service}.amazonaws.com`,
    ],
  };
}
