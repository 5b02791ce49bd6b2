import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { Account } from './account';

/** A stack as CloudFormation describes it; `undefined` where there is none of this name. */
export async function describeStack(
  { cloudFormation }: Pick<Account, 'cloudFormation'>,
  stack: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks[0];
  } catch (error) {
    if ((error as Error).name === 'ValidationError') return undefined; // CloudFormation's word for "does not exist"
    throw error;
  }
}

/** An output of a deployed stack; `undefined` where there is no such stack or output. */
export async function stackOutput(
  at: Pick<Account, 'cloudFormation'>,
  stack: string,
  output: string,
): Promise<string | undefined> {
  const { Outputs } = (await describeStack(at, stack)) ?? {};
  return Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
}
