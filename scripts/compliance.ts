import { findDeployment } from '../lib/config/find-deployment';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { warn } from './command-line/warn';
import { report } from './compliance/report';
import { printable } from './compliance/table';

// npm run compliance -- <deployment>: every finding of every pack on a deployment, and why it is acknowledged.

const USAGE = `npm run compliance -- [<deployment>]

Every finding of every rule pack on a deployment (default: sandbox), and why it is acknowledged. Asks no account.
Ends with 1 where a finding is open.

  --help   this text`;

function main(args: readonly string[]): number {
  const [name = 'sandbox', ...rest] = readArguments(args, {}).positionals;
  nothingAfter(name, rest);
  warn(findDeployment(name));
  const result = report(name);
  console.log(printable(result));
  return result.summary.open.length === 0 ? 0 : 1;
}

void runCommand(USAGE, main);
