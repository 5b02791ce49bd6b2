import { setTimeout as sleep } from 'node:timers/promises';
import { paginateDescribeInstances } from '@aws-sdk/client-ec2';
import type { Account } from './account';
import { allPages } from './all-pages';

/** ECS ends an instance about 15 minutes after its last copy; a copy that answers may take some minutes before. */
const READINGS = 160;
const PAUSE_MS = 15_000;

/**
 * Waits until none of these Auto Scaling groups has an instance, for 40 minutes at most.
 *
 * @param pause waits until the next reading
 * @returns the instances that are still there
 */
export async function instancesLeft(
  groups: readonly string[],
  at: Pick<Account, 'ec2'>,
  pause: (milliseconds: number) => Promise<void> = (milliseconds) => sleep(milliseconds),
): Promise<readonly string[]> {
  let instances = await instancesOf(groups, at);
  for (let reading = 1; reading < READINGS && instances.length > 0; reading++) {
    await pause(PAUSE_MS);
    instances = await instancesOf(groups, at);
  }
  return instances;
}

/** The states of an instance that is not terminated yet. */
const THERE = ['pending', 'running', 'stopping', 'stopped', 'shutting-down'];

/** The instances of these Auto Scaling groups that are not terminated. */
async function instancesOf(
  groups: readonly string[],
  { ec2: client }: Pick<Account, 'ec2'>,
): Promise<readonly string[]> {
  if (groups.length === 0) return [];
  const Filters = [
    { Name: 'tag:aws:autoscaling:groupName', Values: [...groups] },
    { Name: 'instance-state-name', Values: THERE },
  ];
  const pages = paginateDescribeInstances({ client }, { Filters });
  const reservations = await allPages(pages, (page) => page.Reservations);
  return reservations.flatMap(({ Instances = [] }) =>
    Instances.flatMap(({ InstanceId }) => InstanceId ?? []),
  );
}
