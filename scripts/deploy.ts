import { rmSync } from 'node:fs';
import { Closers } from '../lib/assembly/closers';
import { runFolder } from '../lib/assembly/run-folder';
import { deploymentFile, findDeployment } from '../lib/config/find-deployment';
import { deployRoleOf } from '../lib/plan/deploy-role';
import { type Account, openAccount } from './account/account';
import { runCommand } from './command-line/run-command';
import { typedCommand } from './command-line/typed-command';
import { accountPorts } from './deploy/account-ports';
import { type DeployCommand, readDeployCommand, USAGE } from './deploy/command-line';
import { deployedBefore } from './deploy/deployed-before';
import { stoppedByAws } from './deploy/failures/stopped-by-aws';
import { journalFile, lastStop } from './deploy/journal';
import { journaledRun } from './deploy/journaled-run';
import { OnlyDeploy } from './deploy/only-deploy';
import { mayPassBudget, overBudget } from './deploy/over-budget';
import { type InAccount, passesInAccount } from './deploy/passes-in-account';
import { accountStep, deployPlan } from './deploy/plan';
import { proveAssembly } from './deploy/proven-assembly';
import { publishersInWords } from './deploy/publishers';
import { RunJournal } from './deploy/run-journal';
import { type PlanResult, runPlan } from './deploy/run-plan';
import { thereInWords } from './deploy/staging/there-in-words';
import { type SynthesizedPass, synthesizePasses, synthesizer } from './deploy/synthesized-passes';
import { decisionInWords, failureInWords, missingInWords, planInWords } from './deploy/words';
import { foundToday } from './pins/pins';
import { costsOf } from './preflight/cost/costs';
import { fullScaleInWords, idleCostInWords } from './preflight/cost/idle-cost';
import { neededFurther } from './preflight/needed-further';
import { policiesIn } from './preflight/organization/policy-source';

// npm run deploy -- <deployment>: reads which file is deployed, proves the templates of each pass, runs the preflight, then
// deploys: what the new file adds from the first stack to the last, what it takes away from the last to the first. On the
// way it stages images and weights, and at the end it waits for the copies. Stops where a claim does not hold or a
// prerequisite is missing, and goes on from there when it is run again.

async function deploy(command: DeployCommand, closers: Closers): Promise<number> {
  const { region } = findDeployment(command.deployment);
  // One for all plans: where credentials come from a program or a person, they are asked for once.
  const account = openAccount(region);
  const { publisherProfile: profile } = command;
  const publisher = profile === undefined ? account : openAccount(region, { profile });
  try {
    for (let plans = 0; plans < MOST_PLANS; plans++) {
      const own = closers.add(new Closers(), (one) => one.close());
      const ended = await deployOnce(command, account, publisher, own).finally(() => own.close());
      if (ended !== 'pinned') return ended;
      console.log(`\n${PINNED}\n`);
    }
    return stopped(NOT_READ_BACK);
  } catch (error) {
    const missing = stoppedByAws(error);
    if (!missing) throw error;
    const again = typedCommand('deploy', command.deployment, ...optionsAgain(command));
    return stopped(missingInWords([missing], again));
  }
}

/** @returns the exit code; `pinned`: the lock file has changed, so the deployment is another one now */
async function deployOnce(
  command: DeployCommand,
  account: Account,
  publisher: Account,
  closers: Closers,
): Promise<number | 'pinned'> {
  const { aboveBudget, atOnce, deployment: typed, dryRun, plan, scp, strict, yes } = command;
  const deployment = findDeployment(typed);
  const folder = closers.add(runFolder(deployment.name), (made) =>
    rmSync(made, { recursive: true, force: true }),
  );
  const policyFiles = scp.map(policiesIn);
  const file = journalFile(deploymentFile(typed));
  const last = dryRun || plan ? undefined : lastStop(file);
  if (last !== undefined) console.log(`${last}\n`);
  const again = typedCommand('deploy', typed, ...optionsAgain(command));

  // Before any call to AWS: an open compliance finding, or an overdue review, stops here.
  const templatesOf = synthesizer(folder, deployment);
  const ofNew = templatesOf(deployment).templates;
  const costs = costsOf(deployment, [...ofNew.values()]);

  // What is deployed is only known if the credentials are those of the account.
  const tooMuch = aboveBudget ? undefined : overBudget(deployment, costs, again);
  const ports = accountPorts({ deployment, typed, account, closers, publisher, yes });
  if (!dryRun) {
    const placed = await runPlan([accountStep(deployment)], ports([]), strict);
    if (!placed.done) return ended(placed, again, typed);
  }

  const deployed = atOnce ? undefined : await deployedBefore(deployment, ofNew, command, account);
  const found = passesInAccount(deployment, deployed ?? NOTHING);
  const passes = synthesizePasses(found, deployed, templatesOf);
  const running = deployed && (deployed.stacks.includes('gateway') ? deployed.file.availabilityZones : []);
  const role = deployRoleOf(deployment);
  const values = passes.map((pass) => pass.deployment);
  const further = neededFurther(deployment, ofNew, role, policyFiles, values);
  const steps = deployPlan(deployment, role, typed, passes, running, further);
  const facts = [
    ...proofs(passes, typed),
    publishersInWords(deployment),
    idleCostInWords(costs.idle),
    fullScaleInWords(costs.full),
    mayPassBudget(deployment, costs) ?? '',
    atOnce ? AT_ONCE : '',
  ];
  console.log(`${facts.filter((words) => words !== '').join('\n\n')}\n`);
  if (dryRun || plan) {
    console.log(planInWords(steps, (stack, pass) => passes[pass]?.changes?.get(stack)));
    if (dryRun && !deployed && !atOnce) console.log(`\n${FROM_NOTHING}`);
    if (plan) console.log(await thereInWords(steps, ports(passes).check));
    if (tooMuch) console.log(`\n${decisionInWords(tooMuch)}`);
    return 0;
  }
  if (tooMuch) return stopped(decisionInWords(tooMuch));
  const only = await OnlyDeploy.of(deployment, account, deployed?.text);
  const journal = new RunJournal(file, (await foundToday(account.sts)).by);
  const ending = runPlan(steps.slice(1), ports(passes, only, journal), strict);
  return ended(await journaledRun(journal, ending), again, typed);
}

/** What a proof says of each deployment value that is deployed. */
function proofs(passes: readonly SynthesizedPass[], typed: string): readonly string[] {
  const byAssembly = new Map(passes.map((pass) => [pass.assembly, pass]));
  return [...byAssembly.values()].map(({ assembly, deployment, name }) => {
    const words = proveAssembly(deployment, assembly, typed);
    return byAssembly.size > 1 ? words.replace(/^Proof/, `Proof of pass ${name}`) : words;
  });
}

/** Prints why a run stopped, if it did. @returns the exit code, or that the plan must be made again */
function ended(result: PlanResult, again: string, typed: string): number | 'pinned' {
  if (result.done) return 0;
  if ('pinned' in result) return 'pinned';
  return stopped(
    'missing' in result
      ? missingInWords(result.missing, again, result.wayOut)
      : failureInWords(result.failed, again, typed),
  );
}

function stopped(words: string): number {
  console.error(words);
  return 1;
}

const optionsAgain = (command: DeployCommand): readonly string[] => {
  const { aboveBudget, atOnce, deployed, plan, publisherProfile, scp, strict, yes } = command;
  return [
    ...(deployed === undefined ? [] : ['--deployed', deployed]),
    ...(atOnce ? ['--at-once'] : []),
    ...(plan ? ['--plan'] : []),
    ...(strict ? ['--strict'] : []),
    ...scp.flatMap((file) => ['--scp', file]),
    ...(publisherProfile === undefined ? [] : ['--publisher-profile', publisherProfile]),
    ...(aboveBudget ? ['--above-budget'] : []),
    ...(yes ? ['--yes'] : []),
  ];
};

const NOTHING: InAccount = { deployed: undefined, stacks: [] };

const PINNED =
  'The lock file beside the deployment file now says what was staged: commit it. The deploy begins again with it.';
/** Each plan pins something that the one before did not know: images and weights of each pass. */
const MOST_PLANS = 10;
const NOT_READ_BACK =
  'Stopped: what was pinned is not read back from the lock file. Look whether another program writes it, and deploy again.';
const AT_ONCE =
  'Weakened: --at-once deploys the new file in one pass. What runs, and needs what the new file does not have, fails until the deploy ends.';
const FROM_NOTHING =
  'These are the steps where nothing is deployed, or where the new file takes nothing away. --plan reads from the account what is deployed; --deployed <file> names it.';

void runCommand(USAGE, (args, closers) => deploy(readDeployCommand(args), closers));
