import type { Deployment } from '../../lib/config/deployment';
import type { Missing } from '../account/missing';
import type { Costs } from '../preflight/cost/costs';
import { totalUsd } from '../preflight/cost/idle-cost';

/**
 * Whether the deployment costs more a month than its file says, before the first request. Only a person can decide that.
 *
 * @param again the command that the user typed
 * @returns `undefined`: it costs no more
 */
export function overBudget(
  { operations }: Pick<Deployment, 'operations'>,
  { idle }: Pick<Costs, 'idle'>,
  again: string,
): Missing | undefined {
  const { monthlyBudgetUsd: budget } = operations;
  const usd = totalUsd(idle);
  if (usd <= budget) return undefined;
  return {
    words: `Without a request it costs about ${usd.toFixed(2)} USD a month, and operations.monthlyBudgetUsd is ${budget}. Use smaller or fewer instances, raise the budget in the file, or say that it may cost more:`,
    commands: [`${again} --above-budget`],
  };
}

/** A remark where all instances that scaling may start cost more than the file says; `undefined`: they do not. */
export function mayPassBudget(
  { operations }: Pick<Deployment, 'operations'>,
  { full }: Pick<Costs, 'full'>,
): string | undefined {
  const { monthlyBudgetUsd: budget } = operations;
  return totalUsd(full) <= budget
    ? undefined
    : `At full scale it costs more than operations.monthlyBudgetUsd, ${budget} USD. The alarms of the budget tell when it does.`;
}
