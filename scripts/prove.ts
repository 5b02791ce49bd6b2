import { reviewState } from '../lib/compliance/review';
import { defaultDeployment, deploymentNames } from '../lib/config/find-deployment';
import { prove } from '../lib/proof/prove';
import { forEachDeployment } from './command-line/for-each-deployment';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { warn, warnOfReviews } from './command-line/warn';
import { limits, printable } from './prove/printable';
import { synthesizedSubject } from './prove/synthesized-subject';

// npm run prove -- <deployment> | --all: evaluates the synthesized templates against the route table.

const USAGE = `npm run prove -- [<deployment>]

Evaluates the synthesized templates of a deployment (a name, or the path of a file; default: sandbox) against its route
table. Calls no AWS account. Ends with 1 if a claim does not hold, or a deployment cannot be read or synthesized. The
others are still proven.

  --all    every deployment of this repository
  --help   this text`;

function main(args: readonly string[]): number {
  const names = deploymentsAmong(args);
  // CloudFormation's own checks cost seconds a synth and run in `cdk synth`; nothing here depends on them.
  process.env.CDK_VALIDATION = 'false';
  const { done, failed } = forEachDeployment(names, (deployment) => {
    warn(deployment);
    const subject = synthesizedSubject(deployment, (reliedOn) =>
      warnOfReviews(reviewState(reliedOn, new Date())),
    );
    return prove(subject);
  });
  if (names.length === 0) console.log('There is no deployment in deployments/: nothing to prove.');
  if (done.length > 0) console.log([...done.map(printable), limits()].join('\n\n'));
  return failed.length === 0 && done.every(({ holds }) => holds) ? 0 : 1;
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
