import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether the account's quota of concurrent Lambda executions covers what the functions reserve. */
export async function checkLambdaConcurrency(
  { needed }: PrerequisiteOf<'lambda-concurrency'>,
  { lambda, region }: Pick<Account, 'lambda' | 'region'>,
): Promise<Missing | undefined> {
  const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
  const quota = AccountLimit?.ConcurrentExecutions ?? 0;
  if (quota >= needed) return undefined;
  return {
    words: `Lambda may run ${quota} functions at once in ${region}; this deployment needs ${needed}: what its functions reserve, and the 100 that Lambda keeps unreserved. Request a higher quota.`,
    commands: [
      `aws service-quotas request-service-quota-increase --region ${region} --service-code lambda --quota-code L-B99A9384 --desired-value ${Math.max(needed, 1000)}`,
    ],
  };
}
