import { setTimeout as sleep } from 'node:timers/promises';
import { templatesIn } from '../lib/assembly/read-assembly';
import { withTemporaryAssembly } from '../lib/assembly/temporary-assembly';
import type { Deployment } from '../lib/config/deployment';
import { findDeployment } from '../lib/config/find-deployment';
import { stackName } from '../lib/config/stack-name';
import { DELETION_ORDER } from '../lib/config/stack-parts';
import { openAccount } from './account/account';
import { checkPlacement } from './account/placement';
import { runCommand } from './command-line/run-command';
import { typedCommand } from './command-line/typed-command';
import { type DestroyCommand, readDestroyCommand, USAGE } from './destroy/command-line';
import { confirmName } from './destroy/confirmation';
import { deploymentOf } from './destroy/deployed-deployment';
import { type FoundStack, findStacks } from './destroy/found-stacks';
import { destroyPlan, type Standing } from './destroy/plan';
import { removalsOf } from './destroy/removal';
import { retainedIn, type StackContents } from './destroy/retained';
import { retainedInWords } from './destroy/retained-words';
import { runDestroy } from './destroy/run-plan';
import { callersInWords, noneInWords, stepInWords, stoppedInWords } from './destroy/words';

// npm run destroy -- <deployment>: leads a person through the teardown of a deployment, in an order in which nothing that
// still runs loses what it needs and no record is lost. Says what stays. Stops where something is not ready.

async function destroy(command: DestroyCommand): Promise<number> {
  const file = findDeployment(command.deployment);
  return command.dryRun ? dryRun(file, command) : inAccount(file, command);
}

/** The steps from the file alone, as if all stacks of it existed. */
function dryRun(file: Deployment, command: DestroyCommand): number {
  const stacks = withTemporaryAssembly(file, { bundling: false }, (outdir) => {
    const templates = templatesIn(outdir);
    return DELETION_ORDER.map((part) => {
      const stack = stackName(file, part);
      const template = templates.get(stack) ?? { Resources: {} };
      return {
        part,
        stack,
        template,
        status: 'CREATE_COMPLETE' as const,
        isProtected: part === 'foundation',
      };
    });
  });
  console.log(planInWords(file, stacks, command));
  console.log(`\n${staysInWords(file, stacks)}`);
  return 0;
}

async function inAccount(file: Deployment, command: DestroyCommand): Promise<number> {
  const at = openAccount(file.region);
  const again = typedCommand('destroy', command.deployment, ...optionsAgain(command));
  const misplaced = await checkPlacement(file, at);
  if (misplaced) {
    console.error(stoppedInWords(misplaced, again));
    return 1;
  }
  const found = await findStacks(file, at);
  const existing = found.filter(({ deletedAt }) => !deletedAt);
  const deployment = deploymentOf(file, found);
  if (found.length === 0) console.log(`${noneInWords(deployment)}\n`);
  if (command.plan) {
    console.log(planInWords(deployment, existing, command));
    console.log(`\n${staysInWords(deployment, found)}`);
    return 0;
  }
  if (existing.length > 0) console.log(`${callersInWords(deployment)}\n`);
  const missing = await runDestroy(
    { steps: destroyPlan(deployment, existing), stacks: existing, options: command },
    at,
    {
      now: () => new Date(),
      pause: (milliseconds) => sleep(milliseconds),
      confirm: () => confirmName(deployment.name, command.confirm, again),
      onStep: (step) => console.log(stepInWords(step, command)),
      onNote: (words) => console.log(words),
    },
  );
  if (missing) {
    console.error(`\n${stoppedInWords(missing, again)}`);
    return 1;
  }
  console.log(`\n${staysInWords(deployment, await findStacks(deployment, at))}\n\n${LATER}`);
  return 0;
}

function planInWords(deployment: Deployment, stacks: readonly Standing[], options: DestroyCommand): string {
  const steps = destroyPlan(deployment, stacks).map((step) => stepInWords(step, options));
  return [callersInWords(deployment), '', ...steps].join('\n');
}

const staysInWords = (deployment: Deployment, stacks: readonly (StackContents | FoundStack)[]) =>
  stacks.length === 0
    ? `What stays of ${deployment.name} is not known: no stack says it.`
    : retainedInWords(removalsOf(retainedIn(stacks), deployment), deployment, new Date());

const optionsAgain = ({ unprotect, undrained }: DestroyCommand): readonly string[] => [
  ...(unprotect ? ['--unprotect'] : []),
  ...(undrained ? ['--undrained'] : []),
];

const LATER =
  'A service may write late, and create its log group again. Run this again tomorrow: it finds and deletes it. CloudFormation remembers a deleted stack for 90 days; keep this list for longer.';

void runCommand(USAGE, (args) => destroy(readDestroyCommand(args)));
