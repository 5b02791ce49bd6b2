import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

export interface DestroyCommand {
  readonly deployment: string;
  /** Print the steps, call no AWS account. */
  readonly dryRun: boolean;
  /** Print the steps from what is in the account, change nothing. */
  readonly plan: boolean;
  /** The deployment's name, in place of the question for it. */
  readonly confirm?: string;
  /** Turn off termination protection and the deletion protection of load balancers. */
  readonly unprotect: boolean;
  /** Delete although records may be lost on their way, or have no signed statement. */
  readonly undrained: boolean;
}

export const USAGE = `npm run destroy -- <deployment> [options]

Takes a deployment down (a name, or the path of a file): checks that no request comes any more and that every audit
record is locked and signed, deletes operations, gateway, inference and foundation, deletes the log groups that late
writers created again, and prints what stays, what it costs, and the commands that remove it. Stops where something is
not ready, and says what to do. Run again, it goes on.

  --dry-run         print the steps and what stays from the file, call no AWS account
  --plan            the same from what is in the account; change nothing
  --confirm <name>  delete without a question; <name> is the name of the deployment
  --unprotect       turn off termination protection, and the deletion protection of load balancers
  --undrained       delete although audit records may be lost or unsigned
  --help            this text`;

/** Reads the arguments after `npm run destroy --`. @throws UsageError */
export function readDestroyCommand(args: readonly string[]): DestroyCommand {
  const { positionals, values } = readArguments(args, {
    'dry-run': { type: 'boolean' },
    plan: { type: 'boolean' },
    confirm: { type: 'string' },
    unprotect: { type: 'boolean' },
    undrained: { type: 'boolean' },
  });
  const [deployment, ...rest] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  nothingAfter(deployment, rest);
  const { confirm, plan = false, unprotect = false, undrained = false } = values;
  const dryRun = values['dry-run'] ?? false;
  if (dryRun && plan)
    throw new UsageError('--dry-run calls no account and --plan reads one: give one of them.');
  return { deployment, dryRun, plan, unprotect, undrained, ...(confirm !== undefined && { confirm }) };
}
