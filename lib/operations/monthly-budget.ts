import { aws_budgets as budgets } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';

export interface MonthlyBudgetProps {
  readonly deployment: Pick<Deployment, 'region' | 'operations'>;
}

/**
 * Sends a mail when the account's bill of the month exceeds 80 % of the budget, or its forecast exceeds the budget. It
 * stops nothing. It covers the whole account: a budget by tag needs a setting of the payer account that no stack can
 * make. In GovCloud, where AWS Budgets has no CloudFormation type, there is none.
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { deployment }: MonthlyBudgetProps) {
    super(scope, id);
    if (!regionFacts(deployment.region).hasBudgets) return;
    const { alarmEmail, monthlyBudgetUsd } = deployment.operations;
    new budgets.CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudgetUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [notice('ACTUAL', 80, alarmEmail), notice('FORECASTED', 100, alarmEmail)],
    });
  }
}

/** @param percent of the budget */
function notice(notificationType: 'ACTUAL' | 'FORECASTED', percent: number, email: string) {
  return {
    notification: {
      notificationType,
      comparisonOperator: 'GREATER_THAN',
      threshold: percent,
      thresholdType: 'PERCENTAGE',
    },
    subscribers: [{ subscriptionType: 'EMAIL', address: email }],
  };
}
