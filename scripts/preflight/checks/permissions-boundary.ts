import { GetPolicyCommand, GetPolicyVersionCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import { jsonDifferences } from '../../../lib/proof/json-differences';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { documentIn } from '../../account/role-documents';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether the permissions boundary exists, and says what the deployment file says that it says. */
export async function checkPermissionsBoundary(
  { arn, document }: PrerequisiteOf<'permissions-boundary'>,
  { iam, region }: Pick<Account, 'iam' | 'region'>,
): Promise<Missing | undefined> {
  const version = await defaultVersion(arn, iam);
  if (version === undefined) {
    return {
      words: `accountRules.permissionsBoundary names ${arn}, and the account has no such policy: no role could be created.`,
      commands: [
        `aws iam list-policies --region ${region} --scope Local --query "Policies[].Arn" --output text`,
      ],
    };
  }
  if (document === undefined) return undefined;
  const found = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version }));
  const differences = jsonDifferences(documentIn(found.PolicyVersion?.Document), document);
  if (differences.length === 0) return undefined;
  return {
    words: [
      `accountRules.permissionsBoundary.document is not what ${arn} says, so the proof was made with another boundary:`,
      ...differences.map((words) => `  ${words}`),
      'Copy the document into the file, and deploy again:',
    ].join('\n'),
    commands: [
      `aws iam get-policy-version --region ${region} --policy-arn ${arn} --version-id ${version} --query PolicyVersion.Document`,
    ],
  };
}

async function defaultVersion(PolicyArn: string, iam: Account['iam']): Promise<string | undefined> {
  try {
    return (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return undefined;
    throw error;
  }
}
