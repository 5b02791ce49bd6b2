import { rmSync } from 'node:fs';
import { createApp } from '../lib/assembly/app';
import type { Closers } from '../lib/assembly/closers';
import { readAssembly } from '../lib/assembly/read-assembly';
import { runFolder } from '../lib/assembly/run-folder';
import { synthesize } from '../lib/assembly/synthesize';
import type { Template } from '../lib/assembly/template';
import type { Deployment } from '../lib/config/deployment';
import { findDeployment } from '../lib/config/find-deployment';
import { openAccount } from './account/account';
import { closeDefaultGroup } from './account/default-security-group';
import { runCommand } from './command-line/run-command';
import { typedCommand } from './command-line/typed-command';
import { cdkDeployArguments, runCdk } from './deploy/cdk-deploy';
import { check } from './deploy/check';
import { type DeployCommand, readDeployCommand, USAGE } from './deploy/command-line';
import { deployRoleIn } from './deploy/deploy-role';
import { idleCost, idleCostInWords } from './deploy/idle-cost';
import { deployPlan, type Step } from './deploy/plan';
import { proveAssembly } from './deploy/proven-assembly';
import { publishersInWords } from './deploy/publishers';
import { runPlan } from './deploy/run-plan';
import { failureInWords, missingInWords, planInWords, stepInWords } from './deploy/words';

// npm run deploy -- <deployment>: proves the templates, then foundation, image and weights, the rest; stops where a claim
// does not hold or a prerequisite is missing.

async function deploy(command: DeployCommand, closers: Closers): Promise<number> {
  const deployment = findDeployment(command.deployment);
  const assembly = closers.add(runFolder(deployment.name), (made) =>
    rmSync(made, { recursive: true, force: true }),
  );
  try {
    return await deployFrom(assembly, deployment, command, closers);
  } finally {
    await closers.close();
  }
}

async function deployFrom(
  assembly: string,
  deployment: Deployment,
  command: DeployCommand,
  closers: Closers,
): Promise<number> {
  const { deployment: typed, dryRun, yes } = command;
  const templates = templatesOf(deployment, assembly);
  const steps = deployPlan(deployment, deployRoleIn(templates), typed);
  const facts = [
    proveAssembly(deployment, assembly, typed),
    publishersInWords(deployment),
    idleCostInWords(idleCost(deployment, templates)),
  ];
  console.log(`${facts.filter((words) => words !== '').join('\n\n')}\n`);
  if (dryRun) {
    console.log(planInWords(steps));
    return 0;
  }
  const account = openAccount(deployment.region);
  const result = await runPlan(steps, {
    check: (prerequisite) => check(prerequisite, account),
    closeDefaultGroup: (foundation) => closeDefaultGroup(foundation, account),
    deploy: (stack) => runCdk(cdkDeployArguments(stack, assembly, yes), closers),
    onStep: (step: Step) => console.log(stepInWords(step)),
  });
  if (result.done) return 0;
  const again = typedCommand('deploy', typed, ...(yes ? ['--yes'] : []));
  console.error(
    'missing' in result ? missingInWords(result.missing, again) : failureInWords(result.failed, again),
  );
  return 1;
}

/** The templates that a deploy would send. An open compliance finding stops here, before any call to AWS. */
function templatesOf(deployment: Deployment, outdir: string): readonly Template[] {
  const onWarning = (words: string) => console.error(`${words}\n`);
  synthesize(createApp({ outdir }), deployment, { now: new Date(), onWarning });
  return readAssembly(outdir).map(({ template }) => template);
}

void runCommand(USAGE, (args, closers) => deploy(readDeployCommand(args), closers));
