import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

export interface DeployCommand {
  readonly deployment: string;
  /** Print the plan, call no AWS account. */
  readonly dryRun: boolean;
  /** Let the CDK widen permissions without confirmation. */
  readonly yes: boolean;
}

export const USAGE = `npm run deploy -- <deployment> [options]

Deploys foundation, then inference, gateway and operations of a deployment (a name, or the path of a file). Refuses
templates on which a claim of the proof does not hold. Stops before a stack whose prerequisites are missing, and
prints the commands that provide them.

  --dry-run   print proof, publishers, idle cost and steps, call no AWS account
  --yes       widen permissions without confirmation (cdk deploy --require-approval never)
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
