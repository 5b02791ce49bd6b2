import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

export interface DeployCommand {
  readonly deployment: string;
  /** Print the plan, ask no account. */
  readonly dryRun: boolean;
  /** Let the CDK widen permissions without asking. */
  readonly yes: boolean;
}

export const USAGE = `npm run deploy -- <deployment> [options]

Deploys foundation, then inference, gateway and operations of a deployment (a name, or the path of a file). Stops
before anything a stack needs and cannot make itself, with the command that provides it.

  --dry-run   print the idle cost and the steps, ask no account
  --yes       do not ask before permissions are widened (cdk deploy --require-approval never)
  --help      this text`;

/** Reads the arguments after `npm run deploy --`. @throws UsageError */
export function readDeployCommand(args: readonly string[]): DeployCommand {
  const { positionals, values } = readArguments(args, {
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
  });
  const [deployment, ...rest] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  nothingAfter(deployment, rest);
  return { deployment, dryRun: values['dry-run'] ?? false, yes: values.yes ?? false };
}
