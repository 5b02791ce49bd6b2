import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Account } from './account';

/** An output of a deployed stack; `undefined` where there is no such stack or output. */
export async function stackOutput(
  { cloudFormation }: Pick<Account, 'cloudFormation'>,
  stack: string,
  output: string,
): Promise<string | undefined> {
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
  } catch (error) {
    if ((error as Error).name === 'ValidationError') return undefined; // CloudFormation's word for "does not exist"
    throw error;
  }
}
