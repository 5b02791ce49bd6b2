import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Account } from './account';
import type { Missing } from './missing';
import { noAnswer } from './no-answer';
import { noCredentials } from './no-credentials';

/** Whether the credentials in use belong to the deployment's account, and AWS takes them in its region. */
export async function checkPlacement(
  { account }: { readonly account: string },
  { sts, region }: Pick<Account, 'sts' | 'region'>,
): Promise<Missing | undefined> {
  try {
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    if (identity.Account === account) return undefined;
    return {
      words: `The AWS credentials in use belong to account ${identity.Account} (${identity.Arn}); the deployment goes to ${account}. Set AWS_PROFILE to a profile of that account.`,
      commands: ['aws configure list-profiles', 'export AWS_PROFILE'],
    };
  } catch (error) {
    const missing = noCredentials(error, region);
    if (missing) return missing;
    const silence = noAnswer(error);
    if (silence === undefined) throw error;
    return { words: `AWS could not be reached in ${region}. ${silence}`, commands: [] };
  }
}
