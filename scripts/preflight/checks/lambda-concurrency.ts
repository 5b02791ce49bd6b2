import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { KEPT_UNRESERVED } from '../../../lib/gateway/reserved-concurrency';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { requestQuota } from '../../account/quotas';
import { describeStack, stackResources } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Whether the account's quota of concurrent Lambda executions covers what the functions reserve, besides what other
 * functions of the account have reserved and what Lambda keeps unreserved.
 */
export async function checkLambdaConcurrency(
  { reserved, gateway }: PrerequisiteOf<'lambda-concurrency'>,
  at: Pick<Account, 'cloudFormation' | 'lambda' | 'region'>,
): Promise<Missing | undefined> {
  const [{ AccountLimit }, own] = await Promise.all([
    at.lambda.send(new GetAccountSettingsCommand({})),
    reservedBy(gateway, at),
  ]);
  const quota = AccountLimit?.ConcurrentExecutions ?? 0;
  const others = quota - (AccountLimit?.UnreservedConcurrentExecutions ?? quota) - own;
  const needed = reserved + KEPT_UNRESERVED + others;
  if (quota >= needed) return undefined;
  const words = [
    `${reserved} that its functions reserve`,
    `${KEPT_UNRESERVED} that Lambda keeps unreserved`,
    ...(others > 0 ? [`${others} that other functions of the account reserve`] : []),
  ];
  return {
    words: `Lambda may run ${quota} functions at once in ${at.region}; this deployment needs ${needed}: ${words.join(', ')}. Request a higher quota.`,
    commands: [requestQuota(at.region, 'lambda', 'L-B99A9384', Math.max(needed, 1000))],
  };
}

/** What the functions of a deployed stack reserve now; 0 if there is no such stack. */
async function reservedBy(stack: string, at: Pick<Account, 'cloudFormation' | 'lambda'>): Promise<number> {
  if (!(await describeStack(at, stack))) return 0;
  const functions = (await stackResources(at, stack)).filter(
    ({ ResourceType }) => ResourceType === 'AWS::Lambda::Function',
  );
  const names = functions.flatMap(({ PhysicalResourceId }) => PhysicalResourceId || []);
  const all = await Promise.all(
    names.map((FunctionName) =>
      unlessAbsent(
        at.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName })),
        'ResourceNotFoundException',
      ),
    ),
  );
  return all.reduce((total, one) => total + (one?.ReservedConcurrentExecutions ?? 0), 0);
}
