import type { Deployment } from '../../../../lib/config/deployment';
import type { Claim } from '../../../../lib/proof/claim';
import { identitiesClaim } from '../../../../lib/proof/live/strangers/identities-claim';
import type { Own } from '../../../../lib/proof/live/strangers/own-things';
import { withUnread } from '../../../../lib/proof/live/strangers/unread';
import type { Account } from '../../../account/account';
import { strangersAtApi } from './api';
import { strangersAtBuckets } from './buckets';
import { strangersAtFunctions } from './functions';
import { strangersAtKeys } from './grants';
import { strangersAtHosts } from './hosts';
import { identitiesOf } from './identities';
import { strangersAtLogs } from './logs';
import { strangersInNetwork } from './network/network';
import { ownThings } from './own-things';
import { resourcePolicies } from './resource-policies';

/** A deployment as it is in the account. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly account: Account;
  /** What each resource is in the account, by `stack/LogicalId`. */
  readonly physicalIds: ReadonlyMap<string, string>;
}

/**
 * What is in the account, belongs to no stack of the deployment and yet touches it. Only reads. What these credentials may
 * not read is undecided, by name.
 */
export async function strangersOf({ deployment, account, physicalIds }: Deployed): Promise<readonly Claim[]> {
  const { things, unread } = await ownThings(account, physicalIds);
  const own = { deployment, things };
  const claims = await Promise.all(SEARCHES.map((search) => search(own, account)));
  return claims.map((claim) => withUnread(claim, unread));
}

const SEARCHES: readonly ((own: Own, account: Account) => Promise<Claim>)[] = [
  async (own, account) => {
    const [identities, policies] = await Promise.all([identitiesOf(account), resourcePolicies(own, account)]);
    return identitiesClaim(own, { identities, policies });
  },
  strangersInNetwork,
  strangersAtFunctions,
  strangersAtApi,
  strangersAtKeys,
  strangersAtBuckets,
  strangersAtHosts,
  strangersAtLogs,
];
