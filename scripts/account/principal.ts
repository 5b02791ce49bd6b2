import { GetRoleCommand, GetUserCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import type { Account } from './account';
import { isRefused } from './is-refused';
import type { Missing } from './missing';

/**
 * What is wrong with the ARN of a role or user that templates name; `undefined` if it is the ARN that IAM has. A policy
 * compares the whole ARN, path included, and the name alone is unique in an account.
 */
export async function principalProblem(
  arn: string,
  { iam, region }: Pick<Account, 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const [kind, name = ''] = [/:user\//.test(arn) ? 'user' : 'role', arn.split('/').at(-1)];
  const look = `aws iam get-${kind} --region ${region} --${kind}-name ${name} --query ${kind === 'user' ? 'User' : 'Role'}.Arn --output text`;
  try {
    const found =
      kind === 'user'
        ? (await iam.send(new GetUserCommand({ UserName: name }))).User?.Arn
        : (await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.Arn;
    if (found === arn) return undefined;
    return { words: `The ${kind} of that name is ${found}.`, commands: [look] };
  } catch (error) {
    if (error instanceof NoSuchEntityException) {
      return {
        words: `The account has no ${kind} of that name.`,
        commands: [
          `aws iam list-${kind}s --region ${region} --query "${kind === 'user' ? 'Users' : 'Roles'}[].Arn" --output text`,
        ],
      };
    }
    if (!isRefused(error)) throw error;
    const { name: code } = error as Error;
    return {
      words: `Whether it exists is not known: these credentials may not call iam:Get${kind === 'user' ? 'User' : 'Role'} (${code}).`,
      commands: [look],
    };
  }
}
