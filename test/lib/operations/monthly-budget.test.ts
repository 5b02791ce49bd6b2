import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { MonthlyBudget } from '../../../lib/operations/monthly-budget';

function budgetIn(region: string): Template {
  const stack = new Stack(new App(), 'Test');
  const operations = { alarmEmail: 'llm@example.com', monthlyBudgetUsd: 500 };
  new MonthlyBudget(stack, 'MonthlyBudget', { deployment: { region, operations } });
  return Template.fromStack(stack);
}

test('mails at 80 % spent and at 100 % forecast', () => {
  const [budget] = Object.values(budgetIn('eu-central-1').findResources('AWS::Budgets::Budget'));
  const notices = budget?.Properties.NotificationsWithSubscribers;
  expect(
    notices.map(({ Notification }: { Notification: { NotificationType: string; Threshold: number } }) => [
      Notification.NotificationType,
      Notification.Threshold,
    ]),
  ).toEqual([
    ['ACTUAL', 80],
    ['FORECASTED', 100],
  ]);
});

test('the budget is the deployment’s, in US dollars a month', () => {
  budgetIn('us-east-1').hasResourceProperties('AWS::Budgets::Budget', {
    Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 500, Unit: 'USD' } },
  });
});

test('in GovCloud, where the type does not exist, there is no budget', () => {
  budgetIn('us-gov-west-1').resourceCountIs('AWS::Budgets::Budget', 0);
});
