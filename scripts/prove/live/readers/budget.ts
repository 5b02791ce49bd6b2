import { unlessAbsent } from '../../../account/unless-absent';
import type { Reader } from '../reader';
import { onlyWritten } from './only-written';

interface Notification {
  readonly NotificationState?: string;
}

/** The budget of a month, and who hears when it is spent. */
export const budget: Reader = {
  actions: ['budgets:ViewBudget'],
  async read({
    account: { api },
    accountId: AccountId,
    physicalId: BudgetName,
    resource: { Properties = {} },
  }) {
    const asked = api.budgets('DescribeBudget', { AccountId, BudgetName });
    const answer = await unlessAbsent(asked, 'NotFoundException');
    if (!answer) return { kind: 'gone' };
    const { BudgetLimit, ...found } = answer.Budget as { readonly BudgetLimit?: { readonly Amount: string } };
    const limit = BudgetLimit && { ...BudgetLimit, Amount: Number(BudgetLimit.Amount) };
    const { Notifications = [] } = (await api.budgets('DescribeNotificationsForBudget', {
      AccountId,
      BudgetName,
    })) as { readonly Notifications?: readonly Notification[] };
    const notified = [];
    for (const { NotificationState: _, ...Notification } of Notifications) {
      const { Subscribers } = await api.budgets('DescribeSubscribersForNotification', {
        AccountId,
        BudgetName,
        Notification,
      });
      notified.push({ Notification, Subscribers });
    }
    return {
      kind: 'read',
      properties: {
        Budget: onlyWritten(Properties.Budget, { ...found, BudgetLimit: limit }),
        NotificationsWithSubscribers: notified,
      },
      kept: ['ResourceTags'],
    };
  },
};
