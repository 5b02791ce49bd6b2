import { regionFacts } from '../../../config/facts/regions';
import type { Expected } from '../../matching/expected';
import { claimedBy, irrelevant, type Rule } from '../../matching/rule';
import { TAGS } from '../../matching/tags';
import type { Basis } from '../basis';

/** The monthly budget of the account, where AWS Budgets is offered. Its notices go to one address; it has no action. */
export const budget = ({ deployment: { region, operations } }: Basis): readonly Expected[] => {
  if (!regionFacts(region).hasBudgets) return [];
  const notice = (kind: 'ACTUAL' | 'FORECASTED', percent: number): Rule => ({
    Notification: {
      NotificationType: kind,
      ComparisonOperator: 'GREATER_THAN',
      Threshold: percent,
      ThresholdType: 'PERCENTAGE',
    },
    Subscribers: claimedBy('operations.recipients', [
      { SubscriptionType: 'EMAIL', Address: operations.alarmEmail },
    ]),
  });
  return [
    {
      thing: 'monthly budget',
      type: 'AWS::Budgets::Budget',
      stack: 'operations',
      claim: 'operations.budget',
      properties: {
        Budget: {
          BudgetName: irrelevant('nothing refers to the budget by its name'),
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: operations.monthlyBudgetUsd, Unit: 'USD' },
        },
        NotificationsWithSubscribers: [notice('ACTUAL', 80), notice('FORECASTED', 100)],
        ResourceTags: TAGS,
      },
    },
  ];
};
