import { defaultDeployment, findDeployment } from '../lib/config/find-deployment';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { report } from './compliance/report';
import { printable } from './compliance/table';

// npm run compliance -- <deployment>: every finding of every pack on a deployment, and why it is acknowledged.

const USAGE = `npm run compliance -- [<deployment>]

Every finding of every rule pack on a deployment (a name, or the path of a file; default: sandbox), and why it is
acknowledged. Asks no account.
Ends with 1 where a finding is open.

  --help   this text`;

function main(args: readonly string[]): number {
  const [name = defaultDeployment(), ...rest] = readArguments(args, {}).positionals;
  nothingAfter(name, rest);
  const result = report(findDeployment(name));
  console.log(printable(result));
  return result.summary.open.length === 0 ? 0 : 1;
}

void runCommand(USAGE, main);
