import {
  DeleteStackCommand,
  paginateDescribeStackEvents,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import type { Account } from '../account/account';
import type { Missing } from '../account/missing';
import { describeStack } from '../account/stack';
import type { Clock } from './checks/drained';
import type { FoundStack } from './found-stacks';

type Cloud = Pick<Account, 'cloudFormation' | 'region'>;

/** Whether a stack has no termination protection. With `unprotect`, turns it off. */
export async function unprotectStack(
  { id, stack }: Pick<FoundStack, 'id' | 'stack'>,
  at: Cloud,
  unprotect: boolean,
): Promise<Missing | undefined> {
  const { EnableTerminationProtection: isProtected = false } = (await describeStack(at, id)) ?? {};
  if (!isProtected) return undefined;
  if (unprotect) {
    await at.cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName: id, EnableTerminationProtection: false }),
    );
    return undefined;
  }
  return {
    words: `${stack} has termination protection. Turn it off, or give --unprotect.`,
    commands: [
      `aws cloudformation update-termination-protection --region ${at.region} --stack-name ${stack} --no-enable-termination-protection`,
    ],
  };
}

/**
 * Deletes a stack and waits until it is gone. It names the stack by its ARN: one that is created meanwhile under the same
 * name is not touched. A deletion that has begun is waited for.
 */
export async function deleteStack(
  { id, stack }: Pick<FoundStack, 'id' | 'stack'>,
  at: Cloud,
  clock: Clock,
): Promise<Missing | undefined> {
  let begun = false;
  for (;;) {
    const { StackStatus: status } = (await describeStack(at, id)) ?? {};
    if (status === undefined || status === 'DELETE_COMPLETE') return undefined;
    if (status === 'DELETE_IN_PROGRESS') begun = true;
    else if (begun && status === 'DELETE_FAILED') return notDeleted(id, stack, at);
    else if (!begun && status.endsWith('IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS') {
      return changing(stack, status, at.region);
    } else if (!begun) {
      await at.cloudFormation.send(new DeleteStackCommand({ StackName: id }));
      begun = true;
      continue;
    }
    await clock.pause(POLL_MS);
  }
}

const POLL_MS = 5_000;

async function notDeleted(
  StackName: string,
  stack: string,
  { cloudFormation: client, region }: Cloud,
): Promise<Missing> {
  const reasons = new Map<string, string>();
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
    for (const {
      LogicalResourceId: id = '',
      ResourceStatus,
      ResourceStatusReason: reason = '',
    } of StackEvents) {
      const failed = ResourceStatus === 'DELETE_FAILED' && !LISTS_RESOURCES.test(reason);
      if (failed && !reasons.has(id)) reasons.set(id, reason);
    }
  }
  return {
    words: [
      `${stack} was not deleted:`,
      ...[...reasons].map(([id, reason]) => `  ${id}: ${reason}`),
      'Network interfaces of functions go some minutes after the functions: wait twenty minutes, and run this again. What other teams put into the VPC they must take out first. The events:',
    ].join('\n'),
    commands: [
      `aws cloudformation describe-stack-events --region ${region} --stack-name ${stack} --query "StackEvents[?contains(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason]" --output text`,
    ],
  };
}

/** What CloudFormation says of the stack where resources have reasons of their own. */
const LISTS_RESOURCES = /^The following resource\(s\) failed to delete/;

const changing = (stack: string, status: string, region: string): Missing => ({
  words: `${stack} is in ${status}: something changes it now. Wait until that ends:`,
  commands: [
    `aws cloudformation describe-stacks --region ${region} --stack-name ${stack} --query "Stacks[0].StackStatus" --output text`,
  ],
});
