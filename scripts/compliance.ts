import { defaultDeployment } from '../lib/config/find-deployment';
import { deploymentToday } from './command-line/deployment-today';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { warn, warnOfReviews } from './command-line/warn';
import { report } from './compliance/report';
import { printable } from './compliance/table';

// npm run compliance -- <deployment>: every finding of every pack on a deployment, and why it is acknowledged.

const USAGE = `npm run compliance -- [<deployment>]

Every finding of every rule pack on a deployment (a name, or the path of a file; default: sandbox), and why it is
acknowledged. Calls no AWS account.
Ends with 1 if a finding is open, or an acknowledgement has no valid review day or is past its review.

  --help   this text`;

function main(args: readonly string[]): number {
  const [name = defaultDeployment(), ...rest] = readArguments(args, {}).positionals;
  nothingAfter(name, rest);
  const deployment = deploymentToday(name);
  warn(deployment);
  const result = report(deployment, new Date());
  console.log(printable(result));
  warnOfReviews(result.reviews);
  return result.summary.open.length + result.reviews.refused.length === 0 ? 0 : 1;
}

void runCommand(USAGE, main);
