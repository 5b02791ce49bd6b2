import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { principalProblem } from '../../account/principal';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether a publisher or custodian is a principal that IAM has. If not, the templates would lock everybody out. */
export async function checkPublisher(
  { path, arn }: PrerequisiteOf<'publisher'>,
  at: Pick<Account, 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const problem = await principalProblem(arn, at);
  if (!problem) return undefined;
  return {
    words: `${path} names ${arn}. ${problem.words} The policies deny everybody who is not named, so write the ARN that IAM shows, path included.`,
    commands: problem.commands,
  };
}
