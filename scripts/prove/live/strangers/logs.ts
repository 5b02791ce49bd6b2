import type { Claim } from '../../../../lib/proof/claim';
import { type FoundSubscription, logsClaim } from '../../../../lib/proof/live/strangers/found-logs';
import { idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import type { Account } from '../../../account/account';
import { atEach } from './or-unread';

/** Looks for subscriptions to the log groups of the deployment. A log group has two at most: one answer has all. */
export async function strangersAtLogs(own: Own, { api }: Pick<Account, 'api'>): Promise<Claim> {
  const groups = idsOf(own, 'AWS::Logs::LogGroup');
  const { read, unread } = await atEach(
    groups,
    'subscriptions',
    'the subscriptions',
    async (logGroupName) => {
      const { subscriptionFilters = [] } = await api.logs('DescribeSubscriptionFilters', { logGroupName });
      return (
        subscriptionFilters as readonly { readonly filterName?: string; readonly destinationArn?: string }[]
      ).map(
        ({ filterName = '', destinationArn = '' }): FoundSubscription => ({
          group: logGroupName,
          name: filterName,
          destination: destinationArn,
        }),
      );
    },
  );
  return logsClaim(own, read.flat(), unread);
}
