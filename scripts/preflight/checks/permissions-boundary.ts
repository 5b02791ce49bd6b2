import { jsonDifferences } from '../../../lib/proof/json-differences';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';
import { managedPolicy } from './managed-policy';

/** Whether the permissions boundary exists, and says what the deployment file says that it says. */
export async function checkPermissionsBoundary(
  { arn, document }: PrerequisiteOf<'permissions-boundary'>,
  { iam, region }: Pick<Account, 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const policy = await managedPolicy(arn, iam);
  if (policy === undefined) {
    return {
      words: `accountRules.permissionsBoundary names ${arn}, and the account has no such policy: no role could be created.`,
      commands: [
        `aws iam list-policies --region ${region} --scope Local --query "Policies[].Arn" --output text`,
      ],
    };
  }
  if (document === undefined) return undefined;
  const differences = jsonDifferences(await policy.document(), document);
  if (differences.length === 0) return undefined;
  return {
    words: [
      `accountRules.permissionsBoundary.document is not what ${arn} says, so the proof was made with another boundary:`,
      ...differences.map((words) => `  ${words}`),
      'Copy the document into the file, and deploy again:',
    ].join('\n'),
    commands: [
      `aws iam get-policy-version --region ${region} --policy-arn ${arn} --version-id ${policy.version} --query PolicyVersion.Document`,
    ],
  };
}
