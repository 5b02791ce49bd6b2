import { rmSync } from 'node:fs';
import type { Closers } from '../lib/assembly/closers';
import { runFolder } from '../lib/assembly/run-folder';
import type { Template } from '../lib/assembly/template';
import { rulesOf } from '../lib/config/account-rules';
import type { Deployment } from '../lib/config/deployment';
import { findDeployment } from '../lib/config/find-deployment';
import { stackName } from '../lib/config/stack-name';
import { STACK_PARTS } from '../lib/config/stack-parts';
import { deployRoleOf } from '../lib/plan/deploy-role';
import { type Account, openAccount } from './account/account';
import { closeDefaultGroup } from './account/default-security-group';
import { runCommand } from './command-line/run-command';
import { typedCommand } from './command-line/typed-command';
import { cdkDeployArguments, runCdk } from './deploy/cdk-deploy';
import { chooseDeployed } from './deploy/choose-deployed';
import { type DeployCommand, readDeployCommand, USAGE } from './deploy/command-line';
import { readDeployedFile } from './deploy/deployed-file';
import { failedResources } from './deploy/failures/failed-resources';
import { readServing, withoutNeverRan } from './deploy/never-ran';
import { OnlyDeploy } from './deploy/only-deploy';
import { type InAccount, passesInAccount } from './deploy/passes-in-account';
import { accountStep, deployPlan, type Step } from './deploy/plan';
import { proveAssembly } from './deploy/proven-assembly';
import { publishersInWords } from './deploy/publishers';
import { type PlanPorts, type PlanResult, runPlan } from './deploy/run-plan';
import { readStackTemplates } from './deploy/stack-templates';
import {
  type DeployedBefore,
  type SynthesizedPass,
  synthesizePasses,
  synthesizer,
  templatesToCompare,
} from './deploy/synthesized-passes';
import { failureInWords, missingInWords, planInWords, remarksInWords, stepInWords } from './deploy/words';
import { costsOf } from './preflight/cost/costs';
import { fullScaleInWords, idleCostInWords } from './preflight/cost/idle-cost';
import { examineAll } from './preflight/examine';
import { neededFurther } from './preflight/needed-further';
import { policiesIn } from './preflight/organization/policy-source';

// npm run deploy -- <deployment>: reads which file is deployed, proves the templates of each pass, runs the preflight, then deploys: what the
// new file adds from the first stack to the last, what it takes away from the last to the first. Stops where a claim does
// not hold or a prerequisite is missing.

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
  folder: string,
  deployment: Deployment,
  command: DeployCommand,
  closers: Closers,
): Promise<number> {
  const { atOnce, deployment: typed, dryRun, plan, scp, strict, yes } = command;
  const policyFiles = scp.map(policiesIn);
  const account = openAccount(deployment.region);
  const rules = rulesOf(deployment);
  const again = typedCommand('deploy', typed, ...optionsAgain(command));
  const portsFor = (passes: readonly SynthesizedPass[], only?: OnlyDeploy): PlanPorts => ({
    check: (prerequisites) => examineAll(prerequisites, account),
    closeDefaultGroup: (foundation) => closeDefaultGroup(foundation, account),
    disturbed: async () => only?.disturbed(),
    failedIn: (stack) => failedResources(stack, account),
    async deploy(stack, at) {
      const pass = passes[at];
      const code = await runCdk(cdkDeployArguments(stack, pass?.assembly ?? folder, yes, rules), closers);
      if (code === 0 && pass && stack === stackName(deployment, 'foundation')) only?.gave(pass.deployment);
      return code;
    },
    onStep: (step: Step) => console.log(stepInWords(step)),
    onRemarks: (remarks) => console.log(remarksInWords(remarks)),
  });

  // Before any call to AWS: an open compliance finding, or an overdue review, stops here.
  const templatesOf = synthesizer(folder, deployment);
  const ofNew = templatesOf(deployment).templates;
  const costs = costsOf(deployment, [...ofNew.values()]);

  // What is deployed is only known if the credentials are those of the account.
  if (!dryRun) {
    const code = ended(await runPlan([accountStep(deployment)], portsFor([]), strict), again, typed);
    if (code !== 0) return code;
  }
  const deployed = atOnce ? undefined : await deployedBefore(deployment, ofNew, command, account);
  const found = passesInAccount(deployment, deployed ?? NOTHING);
  const passes = synthesizePasses(found, deployed, templatesOf);
  const running = deployed && (deployed.stacks.includes('gateway') ? deployed.file.availabilityZones : []);
  const role = deployRoleOf(deployment);
  const further = neededFurther(deployment, ofNew, role, policyFiles);
  const steps = deployPlan(deployment, role, typed, passes, running, further);
  const facts = [
    ...proofs(passes, typed),
    publishersInWords(deployment),
    idleCostInWords(costs.idle),
    fullScaleInWords(costs.full),
    atOnce ? AT_ONCE : '',
  ];
  console.log(`${facts.filter((words) => words !== '').join('\n\n')}\n`);
  if (dryRun || plan) {
    console.log(planInWords(steps, (stack, pass) => passes[pass]?.changes?.get(stack)));
    if (dryRun && !deployed && !atOnce) console.log(`\n${FROM_NOTHING}`);
    return 0;
  }
  const only = await OnlyDeploy.of(deployment, account, deployed?.text);
  return ended(await runPlan(steps.slice(1), portsFor(passes, only), strict), again, typed);
}

/** What is deployed, and what of it ran. A dry run calls no account: it takes the word of its user, and every stack exists. */
async function deployedBefore(
  next: Deployment,
  templates: ReadonlyMap<string, Template>,
  { deployed, dryRun }: DeployCommand,
  account: Account,
): Promise<(DeployedBefore & InAccount & { readonly text?: unknown }) | undefined> {
  const stated = deployed === undefined ? undefined : findDeployment(deployed);
  if (dryRun) return stated && { file: stated, deployed: stated, stacks: STACK_PARTS };
  const read = await readDeployedFile(next, account);
  const file = chooseDeployed(read, stated, stackName(next, 'foundation'));
  if (!file || read.kind === 'nothing') return undefined;
  const { stacks } = read;
  const serving = stacks.includes('inference')
    ? await readServing(stackName(next, 'inference'), account)
    : [];
  const ofValue = templatesToCompare();
  const isFrom = await readStackTemplates(
    next,
    stacks,
    (value) => (value === next ? templates : ofValue(value)),
    account,
  );
  const text = read.kind === 'stored' ? read.text : undefined;
  return { file, deployed: withoutNeverRan(file, serving), stacks, isFrom, text };
}

/** What a proof says of each deployment value that is deployed. */
function proofs(passes: readonly SynthesizedPass[], typed: string): readonly string[] {
  const byAssembly = new Map(passes.map((pass) => [pass.assembly, pass]));
  return [...byAssembly.values()].map(({ assembly, deployment, name }) => {
    const words = proveAssembly(deployment, assembly, typed);
    return byAssembly.size > 1 ? words.replace(/^Proof/, `Proof of pass ${name}`) : words;
  });
}

/** Prints why a run stopped, if it did. Returns the exit code. */
function ended(result: PlanResult, again: string, typed: string): number {
  if (result.done) return 0;
  console.error(
    'missing' in result
      ? missingInWords(result.missing, again, result.wayOut)
      : failureInWords(result.failed, again, typed),
  );
  return 1;
}

const optionsAgain = ({ atOnce, deployed, plan, scp, strict, yes }: DeployCommand): readonly string[] => [
  ...(deployed === undefined ? [] : ['--deployed', deployed]),
  ...(atOnce ? ['--at-once'] : []),
  ...(plan ? ['--plan'] : []),
  ...(strict ? ['--strict'] : []),
  ...scp.flatMap((file) => ['--scp', file]),
  ...(yes ? ['--yes'] : []),
];

const NOTHING: InAccount = { deployed: undefined, stacks: [] };

const AT_ONCE =
  'Weakened: --at-once deploys the new file in one pass. What runs, and needs what the new file does not have, fails until the deploy ends.';
const FROM_NOTHING =
  'These are the steps where nothing is deployed, or where the new file takes nothing away. --plan reads from the account what is deployed; --deployed <file> names it.';

void runCommand(USAGE, (args, closers) => deploy(readDeployCommand(args), closers));
