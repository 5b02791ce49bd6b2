import { GetInstanceProfileCommand } from '@aws-sdk/client-iam';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, listed, notThere } from './as-vouched';

/** Whether the instance profile is there, and has the role of GPU instances. */
export async function checkInstanceProfile(
  { of, role }: PrerequisiteOf<'imported-instance-profile'>,
  { iam, region }: Pick<Account, 'iam' | 'region'>,
): Promise<Answer> {
  const InstanceProfileName = of.id.split('/').at(-1) ?? of.id;
  const look = `aws iam get-instance-profile --region ${region} --instance-profile-name ${InstanceProfileName}`;
  const found = await unlessAbsent(
    iam.send(new GetInstanceProfileCommand({ InstanceProfileName })),
    'NoSuchEntityException',
  );
  if (!found?.InstanceProfile) return notThere(of, region, look);
  const { Arn, Roles = [] } = found.InstanceProfile;
  const arns = Roles.map((one) => one.Arn);
  return asVouched(
    of,
    [
      ...(Arn === of.id ? [] : [`its ARN is ${Arn}`]),
      ...(arns.join() === role ? [] : [`its role is ${listed(arns)}, not ${role}`]),
    ],
    look,
  );
}
