import {
  type DescribeStackEventsOutput,
  paginateDescribeStackEvents,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { Account } from '../../account/account';
import { unlessAbsent } from '../../account/unless-absent';

/** A resource whose creation, update or deletion failed. */
export interface FailedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
}

/** A resource that did not fail by itself: CloudFormation stopped it, because another one failed. */
const FOLLOWS = /cancelled|The following resource\(s\) failed/i;

/** The states in which an operation on a stack begins. */
const BEGINS = /^(?:CREATE|UPDATE|DELETE)_IN_PROGRESS$/;

/**
 * What failed first in the last operation on a stack, the earliest first. Reads its events back to the one in which the
 * operation begins. Nothing where there is no such stack, or nothing failed.
 */
export async function failedResources(
  stack: string,
  { cloudFormation: client }: Pick<Account, 'cloudFormation'>,
): Promise<readonly FailedResource[]> {
  const pages = paginateDescribeStackEvents({ client }, { StackName: stack });
  const events = await unlessAbsent(lastOperation(pages), 'ValidationError');
  return causesIn(events ?? []);
}

/** The events of the last operation, the latest first, as CloudFormation gives them. */
async function lastOperation(
  pages: AsyncIterable<DescribeStackEventsOutput>,
): Promise<readonly StackEvent[]> {
  const events: StackEvent[] = [];
  for await (const { StackEvents = [] } of pages) {
    for (const event of StackEvents) {
      events.push(event);
      if (begins(event)) return events;
    }
  }
  return events;
}

/** The event of the stack itself, with which the user's operation, not its rollback, begins. */
const begins = ({ PhysicalResourceId, StackId, ResourceStatus }: StackEvent): boolean =>
  PhysicalResourceId === StackId && BEGINS.test(ResourceStatus ?? '');

/** @param events the latest first */
function causesIn(events: readonly StackEvent[]): readonly FailedResource[] {
  const causes = events.filter(
    ({ ResourceStatus, ResourceStatusReason = '', PhysicalResourceId, StackId }) =>
      ResourceStatus?.endsWith('_FAILED') &&
      PhysicalResourceId !== StackId &&
      !FOLLOWS.test(ResourceStatusReason),
  );
  return causes.reverse().map(({ LogicalResourceId = '', ResourceType = '', ResourceStatusReason = '' }) => ({
    logicalId: LogicalResourceId,
    type: ResourceType,
    reason: ResourceStatusReason,
  }));
}
