import { parseArgs } from 'node:util';

export interface DeployCommand {
  readonly deployment: string;
  /** Print the plan, ask no account. */
  readonly dryRun: boolean;
  /** Let the CDK widen permissions without asking. */
  readonly yes: boolean;
}

export const USAGE = `npm run deploy -- <deployment> [options]

Deploys foundation, then inference, gateway and operations. Stops before anything a stack needs and cannot make
itself, with the command that provides it.

  --dry-run   print the idle cost and the steps, ask no account
  --yes       do not ask before permissions are widened (cdk deploy --require-approval never)
  --help      this text`;

/** What to do, or the text to print instead. */
export function readDeployCommand(args: readonly string[]): DeployCommand | { readonly problem: string } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, yes: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    const [deployment, ...more] = positionals;
    if (values.help) return { problem: USAGE };
    if (deployment === undefined) return { problem: `Name a deployment.\n\n${USAGE}` };
    if (more.length > 0)
      return { problem: `One deployment at a time; got ${positionals.join(', ')}.\n\n${USAGE}` };
    return { deployment, dryRun: values['dry-run'] ?? false, yes: values.yes ?? false };
  } catch (error) {
    return { problem: `${(error as Error).message}\n\n${USAGE}` };
  }
}
