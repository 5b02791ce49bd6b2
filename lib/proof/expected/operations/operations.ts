import type { Area } from '../area';
import { alarms } from './alarms';
import { budget } from './budget';
import { dashboard } from './dashboard';

/** What tells an operator that something is wrong. */
export const operations: Area = {
  claims: {
    'I8.alarms':
      'an alarm is raised when a record is not accepted, delivered late, not replicated, or replicated late, and when statements about the chains of records are missing, fail or have gaps',
    'operations.alarms':
      'an alarm is raised when a function, the API, the firewall, a second opinion or a model fails, when answers break off or find no model that is ready, when the load balancer answers in place of a copy, when a function is invoked without the API, when a workload asks for a name that the deployment does not use, and when the daily proof of the account finds a difference, cannot decide or does not run',
    'operations.recipients':
      'alarms reach the alarm topic only, and the budget’s notices the deployment’s address only',
    'operations.budget':
      'where AWS Budgets is offered, a notice is sent at 80 % of the month’s budget, and when the forecast exceeds it',
    'operations.dashboard': 'the dashboard shows alarms and metrics of this region, and calls no function',
  },
  resources: (basis) => [...alarms(basis), dashboard(basis), ...budget(basis)],
};
