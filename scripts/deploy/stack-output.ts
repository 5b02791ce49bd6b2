import type { Account } from './account';
import { describeStack } from './describe-stack';

/** An output of a deployed stack; `undefined` where there is no such stack or output. */
export async function stackOutput(
  at: Pick<Account, 'cloudFormation'>,
  stack: string,
  output: string,
): Promise<string | undefined> {
  const { Outputs } = (await describeStack(at, stack)) ?? {};
  return Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
}
