import { firstOf } from '../../command-line/first-of';
import type { Verdict } from './judge';
import type { PlannedCall } from './planned-call';
import { waysOut } from './ways-out';

/** How many actions of a statement are named; a policy may concern all of them. */
const NAMED = 6;

/** What a statement does, to which calls, and what answers it; one statement in several lines. */
export function verdictInWords({ policy, statement, decision, calls, keys }: Verdict): string {
  if (calls.length === 0) {
    return `${policy} could not be read in full: ${statement}. What is not read may deny any call.`;
  }
  const actions = [...new Set(calls.map(({ request }) => request.action))].sort();
  const by = [...new Set(calls.map((call) => call.by))];
  const head = `${policy}, ${statement}: ${decision === 'denied' ? 'denies' : 'may deny'} ${firstOf(NAMED, actions)} (${firstOf(NAMED, by)}).`;
  if (decision === 'denied') return `${head} What answers it: ${waysOut(statement, calls).join('; ')}.`;
  return keys.length > 0
    ? `${head} It depends on ${keys.join(', ')}, which is not known before the deploy.`
    : `${head} It depends on names that are not known before the deploy.`;
}

/** How many calls were tried, in words. */
export function callsInWords(calls: readonly PlannedCall[]): string {
  const count = (when: PlannedCall['when']) => calls.filter((call) => call.when === when).length;
  return `${count('run')} calls of the roles and ${count('deploy')} of the deploy`;
}
