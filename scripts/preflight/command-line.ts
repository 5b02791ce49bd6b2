import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

export interface PreflightCommand {
  readonly deployment: string;
  /** Files with service control policies. */
  readonly scp: readonly string[];
  readonly json: boolean;
  /** Print the policy that the command needs, and call no account. */
  readonly policy: boolean;
  /** End with 1 also at warnings, and at what is unknown. */
  readonly strict: boolean;
}

export const USAGE = `npm run preflight -- <deployment> [options]

Looks whether an account has what a deployment (a name, or the path of a file) needs, with the AWS credentials in
use: quotas, zones, access to models, settings, names, address blocks, service control policies. It only reads. Each
row is ok, warn, fail or unknown, and says how to fix it; below them, what the deployment costs a month.

Ends with 1 if a row is fail. Unknown is what these credentials may not see: it is never ok.

  --scp <file>   a service control policy of the account, where these credentials may not read it; several times
  --strict       end with 1 also if a row is warn or unknown
  --json         print JSON
  --policy       print the IAM policy that the command needs, call no AWS account
  --help         this text`;

/** Reads the arguments after `npm run preflight --`. @throws UsageError */
export function readPreflightCommand(args: readonly string[]): PreflightCommand {
  const { positionals, values } = readArguments(args, {
    scp: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    policy: { type: 'boolean' },
    strict: { type: 'boolean' },
  });
  const [deployment, ...rest] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment.');
  nothingAfter(deployment, rest);
  const { scp = [], json = false, policy = false, strict = false } = values;
  if (policy && (json || strict)) {
    throw new UsageError('--policy prints a policy, and no findings: leave --json and --strict out.');
  }
  return { deployment, scp, json, policy, strict };
}
