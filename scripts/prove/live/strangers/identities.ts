import { paginateGetAccountAuthorizationDetails } from '@aws-sdk/client-iam';
import type { AccountIdentity } from '../../../../lib/proof/live/strangers/account-identity';
import { identitiesIn } from '../../../../lib/proof/live/strangers/read-identities';
import type { Unread } from '../../../../lib/proof/live/strangers/unread';
import type { Account } from '../../../account/account';
import { orUnread } from './or-unread';

/** Every user and role of the account with its policies. */
export const identitiesOf = ({ iam }: Pick<Account, 'iam'>): Promise<readonly AccountIdentity[] | Unread> =>
  orUnread('identities', 'the users, groups, roles and policies of the account', async () => {
    const pages = [];
    for await (const page of paginateGetAccountAuthorizationDetails({ client: iam }, {})) pages.push(page);
    return identitiesIn({
      users: pages.flatMap(({ UserDetailList = [] }) => UserDetailList),
      groups: pages.flatMap(({ GroupDetailList = [] }) => GroupDetailList),
      roles: pages.flatMap(({ RoleDetailList = [] }) => RoleDetailList),
      policies: pages.flatMap(({ Policies = [] }) => Policies),
    });
  });
