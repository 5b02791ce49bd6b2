import type { OwnThing } from '../../../../lib/proof/live/strangers/own-things';
import { apart, type Unread } from '../../../../lib/proof/live/strangers/unread';
import type { Account } from '../../../account/account';
import { stackResources } from '../../../account/stack';
import { orUnread } from './or-unread';

/**
 * The resources of the stacks with their types, which physical ids do not tell: a role and a function may have the same
 * name.
 *
 * @param physicalIds by `stack/LogicalId`
 */
export async function ownThings(
  account: Account,
  physicalIds: ReadonlyMap<string, string>,
): Promise<{ readonly things: readonly OwnThing[]; readonly unread: readonly Unread[] }> {
  const stacks = [...new Set([...physicalIds.keys()].map((key) => key.split('/')[0] ?? ''))];
  const found = await Promise.all(
    stacks.map((stack) =>
      orUnread('own things', `the resources of stack ${stack}`, () => thingsOf(stack, account, physicalIds)),
    ),
  );
  const { read, unread } = apart(found);
  return { things: read.flat(), unread };
}

async function thingsOf(
  stack: string,
  account: Account,
  physicalIds: ReadonlyMap<string, string>,
): Promise<readonly OwnThing[]> {
  const resources = await stackResources(account, stack);
  return resources.flatMap(({ LogicalResourceId: logicalId = '', ResourceType: type = '' }) => {
    const id = physicalIds.get(`${stack}/${logicalId}`);
    return id === undefined ? [] : [{ stack, logicalId, type, id }];
  });
}
