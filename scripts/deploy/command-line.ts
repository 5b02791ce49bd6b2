import { UsageError } from '../command-line/command-error';
import { type DeploymentTarget, PRINTS, readTarget } from '../command-line/deployment-target';
import { readArguments } from '../command-line/read-arguments';

export interface DeployCommand extends DeploymentTarget {
  /** Let the CDK widen permissions without confirmation. */
  readonly yes: boolean;
  /** The file that is deployed, where the foundation stores none. */
  readonly deployed?: string;
  /** Deploy the new file in one pass, whatever still uses what it does not have. */
  readonly atOnce: boolean;
  /** Stop also at warnings, and at what could not be checked. */
  readonly strict: boolean;
  /** Deploy although it costs more a month, idle, than the file says. */
  readonly aboveBudget: boolean;
  /** The profile of a publisher, whose credentials stage images and weights. @default those that deploy */
  readonly publisherProfile?: string;
  /** Files with service control policies. */
  readonly scp: readonly string[];
}

export const USAGE = `npm run deploy -- <deployment> [options]

Deploys foundation, then inference, gateway and operations of a deployment (a name, or the path of a file). Refuses
templates on which a claim of the proof does not hold. Runs the checks of npm run preflight first. Copies images and
weights that are not there, verifies them, and writes what they are into the lock file beside the deployment file. Waits
until every copy answers, and sends a first request where this machine reaches the API.

Stops only for what a person must decide, and prints the command or the page. Run again, by the same or another person,
it goes on from there: it looks at what is in the account. What it did is in <deployment>.journal.jsonl.

Where the file takes something away, it deploys in passes: first what the deployed and the new file have together,
then, from the last stack to the first, the new file. The foundation stores which file is deployed.

  --dry-run          print proof, publishers, idle cost and steps, call no AWS account
  --plan             the same from what is deployed in the account, with the changes of each stack; deploy nothing
  --deployed <file>  the file that is deployed, where the foundation stores none, and for --dry-run
  --at-once          one pass from the new file: what runs may lose permissions until the deploy ends
  --strict           stop also at warnings of the preflight, and at what could not be checked
  --above-budget     deploy although it costs more a month without a request than operations.monthlyBudgetUsd
  --publisher-profile <name>
                     the AWS profile that stages images and weights, where the deploying role is no publisher
  --scp <file>       a service control policy of the account, where these credentials may not read it; several times
  --yes              widen permissions without confirmation (cdk deploy --require-approval never)
  --help             this text`;

/** Reads the arguments after `npm run deploy --`. @throws UsageError */
export function readDeployCommand(args: readonly string[]): DeployCommand {
  const { positionals, values } = readArguments(args, {
    ...PRINTS,
    deployed: { type: 'string' },
    'at-once': { type: 'boolean' },
    yes: { type: 'boolean' },
    strict: { type: 'boolean' },
    'above-budget': { type: 'boolean' },
    'publisher-profile': { type: 'string' },
    scp: { type: 'string', multiple: true },
  });
  const target = readTarget(positionals, values);
  const { deployed, yes = false, strict = false, scp = [] } = values;
  const { 'at-once': atOnce = false, 'above-budget': aboveBudget = false } = values;
  const publisherProfile = values['publisher-profile'];
  if (atOnce && deployed !== undefined) {
    throw new UsageError('--at-once deploys the new file alone: leave --deployed out.');
  }
  return {
    ...{ ...target, yes, atOnce, strict, aboveBudget, scp },
    ...(deployed !== undefined && { deployed }),
    ...(publisherProfile !== undefined && { publisherProfile }),
  };
}
