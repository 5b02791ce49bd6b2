import { type DeploymentTarget, PRINTS, readTarget } from '../command-line/deployment-target';
import { readArguments } from '../command-line/read-arguments';

export interface DestroyCommand extends DeploymentTarget {
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
    ...PRINTS,
    confirm: { type: 'string' },
    unprotect: { type: 'boolean' },
    undrained: { type: 'boolean' },
  });
  const target = readTarget(positionals, values);
  const { confirm, unprotect = false, undrained = false } = values;
  return { ...target, unprotect, undrained, ...(confirm !== undefined && { confirm }) };
}
