import { defaultDeployment, deploymentNames, findDeployment } from '../lib/config/find-deployment';
import { prove } from '../lib/proof/prove';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { warn } from './command-line/warn';
import { printable } from './prove/printable';
import { synthesizedSubject } from './prove/synthesized-subject';

// npm run prove -- <deployment> | --all: evaluates the synthesized templates against the route table.

const USAGE = `npm run prove -- [<deployment>]

Evaluates the synthesized templates of a deployment (a name, or the path of a file; default: sandbox) against its route
table. Calls no AWS account. Ends with 1 if a claim does not hold.

  --all    every deployment of this repository
  --help   this text`;

function main(args: readonly string[]): number {
  const names = deploymentsAmong(args);
  // CloudFormation's own checks cost seconds a synth and run in `cdk synth`; nothing here depends on them.
  process.env.CDK_VALIDATION = 'false';
  const deployments = names.map((name) => findDeployment(name));
  deployments.forEach(warn);
  const reports = deployments.map((deployment) => prove(synthesizedSubject(deployment)));
  console.log(
    reports.map(printable).join('\n\n') || 'There is no deployment in deployments/: nothing to prove.',
  );
  return reports.every(({ holds }) => holds) ? 0 : 1;
}

function deploymentsAmong(args: readonly string[]): readonly string[] {
  const { positionals, values } = readArguments(args, { all: { type: 'boolean' } });
  if (values.all) {
    nothingAfter('--all', positionals);
    return deploymentNames();
  }
  const [name = defaultDeployment(), ...rest] = positionals;
  nothingAfter(name, rest);
  return [name];
}

void runCommand(USAGE, main);
