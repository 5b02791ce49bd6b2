import { DeploymentError } from '../lib/config/deployment-error';
import { deploymentNames, findDeployment } from '../lib/config/find-deployment';
import { prove } from '../lib/proof/prove';
import { printable } from './prove/printable';
import { synthesizedSubject } from './prove/synthesized-subject';

// npm run prove -- <deployment> | --all: evaluates the synthesized templates against the route table.

const USAGE = `npm run prove takes a deployment name, or --all.
Example: npm run prove -- sandbox
Deployments: ${deploymentNames().join(', ')}`;

process.exitCode = main(process.argv.slice(2));

/** 0: every claim holds. 1: one does not, or the deployment is not valid. 2: not understood. */
function main(args: readonly string[]): number {
  const [name = 'sandbox', ...rest] = args;
  if (rest.length > 0 || (name.startsWith('-') && name !== '--all')) {
    console.error(USAGE);
    return 2;
  }
  // CloudFormation's own checks cost seconds a synth and run in `cdk synth`; nothing here depends on them.
  process.env.CDK_VALIDATION = 'false';
  try {
    const reports = (name === '--all' ? deploymentNames() : [name]).map((one) =>
      prove(synthesizedSubject(findDeployment(one))),
    );
    console.log(reports.map(printable).join('\n\n'));
    return reports.every(({ holds }) => holds) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    console.error(error.message);
    return 1;
  }
}
