import type { Account } from '../../account/account';
import { type Answer, found, undecided } from '../answer';
import { callsInWords, verdictInWords } from '../organization/in-words';
import { judge } from '../organization/judge';
import { controlPolicy } from '../organization/policy-source';
import type { PrerequisiteOf } from '../prerequisite';
import { managedPolicy } from './managed-policy';

/**
 * Whether a permissions boundary, as the account has it, allows each call that the roles make. Its owner vouches for that;
 * here their word is compared with the policy.
 */
export async function checkBoundaryCalls(
  { of, arn, calls }: PrerequisiteOf<'boundary-calls'>,
  { iam, region }: Pick<Account, 'iam' | 'region'>,
): Promise<Answer> {
  const policy = await managedPolicy(arn, iam);
  // That there is none is told by the check of the boundary itself.
  if (policy === undefined) return undecided(`The account has no policy ${arn}.`);
  const read = controlPolicy(arn, await policy.document());
  const verdicts = judge([{ target: arn, policies: [read] }], calls);
  if (verdicts.length === 0) return found(`It denies none of ${callsInWords(calls)}.`);
  const words = [
    ...verdicts.map(verdictInWords),
    `Ask ${of.by.name}, or add its document to the deployment file, and the proof evaluates it.`,
  ].join('\n');
  const look = `aws iam get-policy-version --region ${region} --policy-arn ${arn} --version-id ${policy.version} --query PolicyVersion.Document`;
  return verdicts.some(({ decision }) => decision === 'denied')
    ? { words, commands: [look] }
    : undecided(words, look);
}
