import { UsageError } from './command-error';
import { nothingAfter } from './read-arguments';

/** The options of a command that changes an account, by which it prints in place of that. */
export const PRINTS = { 'dry-run': { type: 'boolean' }, plan: { type: 'boolean' } } as const;

export interface DeploymentTarget {
  readonly deployment: string;
  /** Print the steps, call no AWS account. */
  readonly dryRun: boolean;
  /** Print the steps from what is in the account, change nothing. */
  readonly plan: boolean;
}

/** The deployment that is named, and whether the command only prints. @throws UsageError */
export function readTarget(
  [deployment, ...rest]: readonly string[],
  { 'dry-run': dryRun = false, plan = false }: { readonly 'dry-run'?: boolean; readonly plan?: boolean },
): DeploymentTarget {
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  nothingAfter(deployment, rest);
  if (dryRun && plan)
    throw new UsageError('--dry-run calls no account and --plan reads one: give one of them.');
  return { deployment, dryRun, plan };
}
