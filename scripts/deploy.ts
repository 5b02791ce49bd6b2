import type { Deployment } from '../lib/config/deployment';
import { findDeployment } from '../lib/config/find-deployment';
import { synthesize } from '../lib/synthesize';
import { runCommand } from './command-line/run-command';
import { warn } from './command-line/warn';
import { openAccount } from './deploy/account';
import { cdkDeploy, cdkDeployCommand } from './deploy/cdk-deploy';
import { check } from './deploy/check';
import { type DeployCommand, readDeployCommand, USAGE } from './deploy/command-line';
import { idleCost, idleCostInWords } from './deploy/idle-cost';
import { deployPlan, type Step } from './deploy/plan';
import { runPlan } from './deploy/run-plan';
import { missingInWords, planInWords, stepInWords } from './deploy/words';
import { readAssembly } from './local/assembly/read-assembly';
import type { Template } from './local/assembly/template';

// npm run deploy -- <deployment>: foundation, image and weights, the rest; stops before what is missing.

async function deploy({ deployment: name, dryRun, yes }: DeployCommand): Promise<number> {
  const deployment = findDeployment(name);
  warn(deployment);
  const steps = deployPlan(deployment);
  console.log(`${idleCostInWords(idleCost(deployment, templatesOf(deployment)))}\n`);
  if (dryRun) {
    console.log(planInWords(steps));
    return 0;
  }
  const account = openAccount(deployment.region);
  const result = await runPlan(steps, {
    check: (prerequisite) => check(prerequisite, account),
    deploy: (stack) => cdkDeploy(cdkDeployCommand(name, stack, yes)),
    onStep: (step: Step) => console.log(stepInWords(step)),
  });
  if (result.done) return 0;
  if ('missing' in result) console.error(missingInWords(result.missing, `npm run deploy -- ${name}`));
  else console.error(`Stopped: cdk deploy ${result.failed.stack} ended with ${result.failed.exitCode}.`);
  return 1;
}

/** The templates a deploy would send. A compliance finding stops here, before any account is asked. */
function templatesOf(deployment: Deployment): readonly Template[] {
  synthesize(deployment, { outdir: 'cdk.out' });
  return readAssembly('cdk.out').map(({ template }) => template);
}

void runCommand(USAGE, (args) => deploy(readDeployCommand(args)));
