import { paginateDescribeInstances } from '@aws-sdk/client-ec2';
import type { Account } from './account';

/** The states of an instance that is not terminated yet. */
const THERE = ['pending', 'running', 'stopping', 'stopped', 'shutting-down'];

/** The instances of these Auto Scaling groups that are not terminated. */
export async function instancesOfGroups(
  groups: readonly string[],
  { ec2: client }: Pick<Account, 'ec2'>,
): Promise<readonly string[]> {
  if (groups.length === 0) return [];
  const found: string[] = [];
  const Filters = [
    { Name: 'tag:aws:autoscaling:groupName', Values: [...groups] },
    { Name: 'instance-state-name', Values: THERE },
  ];
  for await (const { Reservations = [] } of paginateDescribeInstances({ client }, { Filters })) {
    for (const { Instances = [] } of Reservations) {
      found.push(...Instances.flatMap(({ InstanceId }) => InstanceId ?? []));
    }
  }
  return found;
}
