import {
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import type { Account } from './account';
import { allPages } from './all-pages';
import { unlessAbsent } from './unless-absent';

/** A stack as CloudFormation describes it; `undefined` where there is none of this name. */
export async function describeStack(
  { cloudFormation }: Pick<Account, 'cloudFormation'>,
  stack: string,
): Promise<Stack | undefined> {
  const described = cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
  const answer = await unlessAbsent(described, 'ValidationError'); // CloudFormation's word for "does not exist"
  return answer?.Stacks?.[0];
}

/** The resources of a stack, also those whose creation failed or that are deleted. */
export function stackResources(
  { cloudFormation: client }: Pick<Account, 'cloudFormation'>,
  stack: string,
): Promise<readonly StackResourceSummary[]> {
  const pages = paginateListStackResources({ client }, { StackName: stack });
  return allPages(pages, ({ StackResourceSummaries }) => StackResourceSummaries);
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
